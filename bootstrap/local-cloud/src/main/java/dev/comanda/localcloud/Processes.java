package dev.comanda.localcloud;

/** Life and death of other processes. */
final class Processes {

  private Processes() {}

  /** Runs the action once the process has ended; at once, if there is none of that number. */
  static void whenEnded(long pid, Runnable action) {
    ProcessHandle.of(pid).ifPresentOrElse(process -> whenEnded(process, action), action);
  }

  static void whenEnded(ProcessHandle process, Runnable action) {
    var _ = process.onExit().thenRun(action);
  }
}
