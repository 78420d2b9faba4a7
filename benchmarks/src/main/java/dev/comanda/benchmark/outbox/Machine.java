package dev.comanda.benchmark.outbox;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured, and with what.
 *
 * @param load the load average of the last minute when it ended; what else ran shows here
 */
record Machine(
    String processor,
    int cores,
    String system,
    String java,
    String postgres,
    String durability,
    String springBoot,
    String modulith,
    String namastack,
    double load) {

  static Machine of(Database database) throws IOException {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        database.setting("server_version"),
        "fsync=%s, synchronous_commit=%s, full_page_writes=%s"
            .formatted(
                database.setting("fsync"),
                database.setting("synchronous_commit"),
                database.setting("full_page_writes")),
        System.getProperty("benchmark.spring-boot"),
        System.getProperty("benchmark.spring-modulith"),
        System.getProperty("benchmark.namastack-outbox"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
