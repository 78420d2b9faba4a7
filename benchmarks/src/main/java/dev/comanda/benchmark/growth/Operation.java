package dev.comanda.benchmark.growth;

/** What is measured, in the order in which a pass does it. */
enum Operation {
  PLACE(Backend.POSTGRESQL, "place an order", "criar um pedido"),
  RELAY(Backend.POSTGRESQL, "relay its message", "publicar sua mensagem"),
  READ_TODAY(
      Backend.POSTGRESQL, "read an order of today by its id", "ler um pedido de hoje pelo id"),
  READ(Backend.POSTGRESQL, "read any order by its id", "ler um pedido qualquer pelo id"),
  PAGE_OF_CUSTOMER(
      Backend.POSTGRESQL, "a customer's newest page", "página mais recente de um cliente"),
  PAGE_IN_STATUS(
      Backend.POSTGRESQL, "the operators' page in a status", "página dos operadores por status"),
  PAGE_BY_CURSOR(
      Backend.POSTGRESQL,
      "the operators' page at any old cursor",
      "página dos operadores em um cursor antigo"),
  ACCEPT(Backend.DYNAMODB, "accept a ticket", "aceitar uma tíquete na cozinha"),
  LIST_KITCHEN(Backend.DYNAMODB, "list the kitchen's queue", "listar a fila da cozinha"),
  READ_TICKET(Backend.DYNAMODB, "read any ticket by its id", "ler um tíquete qualquer pelo id"),
  STEPS(
      Backend.DYNAMODB,
      "start, complete and hand over a ticket",
      "iniciar, concluir e entregar um tíquete"),
  RELAY_STEPS(
      Backend.DYNAMODB, "relay the messages of these steps", "publicar as mensagens desses passos");

  /** Where it is done. */
  enum Backend {
    POSTGRESQL("PostgreSQL"),
    DYNAMODB("DynamoDB Local");

    private final String title;

    Backend(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Backend backend;
  private final String english;
  private final String portuguese;

  Operation(Backend backend, String english, String portuguese) {
    this.backend = backend;
    this.english = english;
    this.portuguese = portuguese;
  }

  Backend backend() {
    return backend;
  }

  String english() {
    return english;
  }

  String portuguese() {
    return portuguese;
  }
}
