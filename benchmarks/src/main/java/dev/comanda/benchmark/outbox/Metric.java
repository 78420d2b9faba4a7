package dev.comanda.benchmark.outbox;

/** What is measured of each contender in each round. */
enum Metric {
  ACCEPTED_1("changes accepted per second, 1 thread", "mudanças aceitas por segundo, 1 thread", 0),
  ACCEPTED_8(
      "changes accepted per second, 8 threads", "mudanças aceitas por segundo, 8 threads", 0),
  RELAYED(
      "messages published per second, 8 threads", "mensagens publicadas por segundo, 8 threads", 0),
  LATENCY_MEDIAN(
      "commit to published, median, ms (50/s)", "do commit à publicação, mediana, ms (50/s)", 1),
  LATENCY_P99(
      "commit to published, 99th percentile, ms (50/s)",
      "do commit à publicação, percentil 99, ms (50/s)",
      1),
  COMMITS_PACED("commits per message (50/s)", "commits por mensagem (50/s)", 2),
  COMMITS("commits per message (8 threads)", "commits por mensagem (8 threads)", 2),
  ROWS("rows written per message (8 threads)", "linhas escritas por mensagem (8 threads)", 2),
  WAL("WAL bytes per message (8 threads)", "bytes de WAL por mensagem (8 threads)", 0),
  UNPUBLISHED(
      "still unpublished when the wait was over, %", "ainda não publicadas ao fim da espera, %", 1),
  ROWS_LEFT(
      "rows left in its table per 1000 messages",
      "linhas que ficam na tabela por 1000 mensagens",
      0),
  BYTES_LEFT(
      "size of its table and indexes, kB per 1000 messages",
      "tamanho da tabela e dos índices, kB por 1000 mensagens",
      0);

  private final String english;
  private final String portuguese;
  private final int decimals;

  Metric(String english, String portuguese, int decimals) {
    this.english = english;
    this.portuguese = portuguese;
    this.decimals = decimals;
  }

  String english() {
    return english;
  }

  String portuguese() {
    return portuguese;
  }

  int decimals() {
    return decimals;
  }
}
