package dev.comanda.architecture.map;

import java.util.Map;
import java.util.Objects;

/** What pictures are labelled in. Names of the code are the same in every language. */
enum Language {
  ENGLISH("", Map.of()),
  PORTUGUESE(
      ".pt-BR",
      Map.ofEntries(
          Map.entry("in memory", "em memória"),
          Map.entry("in process", "no processo"),
          Map.entry("Kiosk", "Totem"),
          Map.entry("Kitchen", "Cozinha"),
          Map.entry("customer", "cliente"),
          Map.entry("guest", "visitante"),
          Map.entry("employee", "funcionário"),
          Map.entry("anyone", "qualquer um"),
          Map.entry("REST API", "API REST"),
          Map.entry(
              "five hexagons, drawn from their bytecode",
              "cinco hexágonos, desenhados a partir do bytecode"),
          Map.entry(
              "the hexagon, drawn from its bytecode", "o hexágono, desenhado a partir do bytecode"),
          Map.entry("application ring", "anel da aplicação"),
          Map.entry("domain: aggregates", "domínio: agregados"),
          Map.entry("domain", "domínio"),
          Map.entry("driving port", "porta condutora"),
          Map.entry("driven port", "porta conduzida"),
          Map.entry("driven port that all share", "porta conduzida que todos compartilham"),
          Map.entry("driving side", "lado condutor"),
          Map.entry("driven side", "lado conduzido"),
          Map.entry("adapter", "adaptador"),
          Map.entry("store", "armazenamento"),
          Map.entry(
              "queue with its messages, in the colour of its consumer",
              "fila com suas mensagens, na cor de quem a consome"),
          Map.entry("messages in", "mensagens que chegam"),
          Map.entry("messages out", "mensagens que saem"),
          Map.entry("from", "de"),
          Map.entry("to", "para"),
          Map.entry("use cases", "casos de uso"),
          Map.entry("asks", "pergunta a")));

  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of and Map.ofEntries are
  private final Map<String, String> words;

  Language(String suffix, Map<String, String> words) {
    this.suffix = suffix;
    this.words = words;
  }

  /** What the names of its files end with, before the extension. */
  String suffix() {
    return suffix;
  }

  /** An English phrase in this language; a missing translation is an error. */
  String say(String english) {
    return this == ENGLISH
        ? english
        : Objects.requireNonNull(words.get(english), "no translation of " + english);
  }

  /** As people call a technology; one that is not known here has its package's name. */
  String technology(String technology) {
    return switch (technology) {
      case "http" -> "HTTP";
      case "sqs" -> "SQS";
      case "postgres" -> "PostgreSQL";
      case "dynamodb" -> "DynamoDB";
      case "mercadopago" -> "Mercado Pago";
      case "jwt" -> "JWT";
      case "catalogclient" -> "catalog-client";
      case "memory" -> say("in memory");
      case "api" -> say("in process");
      case "config" -> "bootstrap";
      default -> technology;
    };
  }

  /** As people call a role of a requester. */
  String role(String role) {
    return words.getOrDefault(role, role);
  }

  /** Where requesters of a role stand. */
  String actor(String role) {
    return switch (role) {
      case "customer", "guest" -> say("Kiosk");
      case "employee" -> say("Kitchen");
      default -> role(role);
    };
  }
}
