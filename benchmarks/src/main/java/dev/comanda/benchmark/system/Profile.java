package dev.comanda.benchmark.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/** Where a process spends its time, as a flame graph of what the flight recorder samples. */
final class Profile {

  private static final String RECORDING = "benchmark";

  private final long pid;
  private final Path recording;

  /** A load. */
  @FunctionalInterface
  interface Load {

    /** Puts it on, and comes back when it is over. */
    void run() throws Exception;
  }

  private Profile(long pid, Path recording) {
    this.pid = pid;
    this.recording = recording;
  }

  /**
   * Records a process while it bears a load.
   *
   * @param pid a virtual machine of this user
   * @param page where the flame graph goes
   */
  static void of(long pid, Load load, String title, Path page) throws Exception {
    Path recording = Files.createTempFile("profile-", ".jfr");
    try {
      new Profile(pid, recording).record(load);
      Files.createDirectories(page.getParent());
      JfrToFlame.convert(
          recording.toString(),
          page.toString(),
          new Arguments("--title", title, "--simple", "--norm", "--minwidth", "0.2"));
    } finally {
      Files.deleteIfExists(recording);
    }
  }

  private void record(Load load) throws Exception {
    tell("JFR.configure", "stackdepth=256");
    tell("JFR.start", "name=" + RECORDING, "settings=profile");
    load.run();
    tell("JFR.stop", "name=" + RECORDING, "filename=" + recording);
  }

  private void tell(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    all.add(Long.toString(pid));
    all.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", all) + ": " + answer);
    }
  }
}
