package dev.comanda.benchmark.cost;

/** What is counted, and, where it is paid for by use, by which price of {@code prices.json}. */
enum Item {
  MESSAGES("messages", "mensagens", "", 0),
  SENDS("queues: requests that send", "filas: requisições que enviam", "queueMillion", 1),
  RECEIVES("queues: requests that receive", "filas: requisições que recebem", "queueMillion", 1),
  DELETES("queues: requests that delete", "filas: requisições que apagam", "queueMillion", 1),
  OTHERS("queues: other requests", "filas: outras requisições", "queueMillion", 1),
  WRITES("tables: write units", "tabelas: unidades de escrita", "tableWriteMillion", 1),
  READS("tables: read units", "tabelas: unidades de leitura", "tableReadMillion", 1),
  LOG("log: bytes", "log: bytes", "logGb", 1e-3),
  COMMITS("PostgreSQL: commits", "PostgreSQL: commits", "", 0);

  private final String english;
  private final String portuguese;
  private final String price;
  private final double priced;

  Item(String english, String portuguese, String price, double priced) {
    this.english = english;
    this.portuguese = portuguese;
    this.price = price;
    this.priced = priced;
  }

  String english() {
    return english;
  }

  String portuguese() {
    return portuguese;
  }

  /** The name of its price; empty if it has none. */
  String price() {
    return price;
  }

  /** How many of what the price is for are in one million of it. */
  double priced() {
    return priced;
  }
}
