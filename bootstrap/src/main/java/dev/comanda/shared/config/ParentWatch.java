package dev.comanda.shared.config;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * Ends the application, orderly, when the process that started it is gone: {@code ./run} may be
 * killed without a chance to stop what it started, and the next start must find its ports free.
 */
final class ParentWatch implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

  private volatile boolean stopping;

  /**
   * @param pid the process to watch
   */
  ParentWatch(long pid, ApplicationContext context) {
    CompletableFuture<?> gone =
        ProcessHandle.of(pid)
            .<CompletableFuture<?>>map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    var _ = gone.whenComplete((_, _) -> stop(pid, context));
  }

  @Override
  public void destroy() {
    stopping = true;
  }

  private void stop(long pid, ApplicationContext context) {
    if (!stopping) {
      log.warn("The process {} that started this one is gone: stopping", pid);
      // Not on the thread that reports the exit: exiting waits for all that runs.
      Thread.ofPlatform()
          .name("parent-watch")
          .start(() -> System.exit(SpringApplication.exit(context)));
    }
  }
}
