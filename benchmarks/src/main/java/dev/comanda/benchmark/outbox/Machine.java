package dev.comanda.benchmark.outbox;

import dev.comanda.benchmark.Host;
import java.io.IOException;

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
    Host host = Host.here();
    return new Machine(
        host.processor(),
        host.cores(),
        host.system(),
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
        host.load());
  }
}
