package dev.comanda.benchmark.system;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of scenarios and metrics in Brazilian Portuguese. */
final class Portuguese {

  /** Phrases, longer ones before those that are parts of them. */
  private static final Map<String, String> PHRASES = phrases();

  private Portuguese() {}

  static String of(String english) {
    String text = english;
    for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
      text = text.replace(phrase.getKey(), phrase.getValue());
    }
    return text.replaceAll("(\\d)\\.(\\d)", "$1,$2");
  }

  private static Map<String, String> phrases() {
    Map<String, String> phrases = new LinkedHashMap<>();
    phrases.put("open model at twice the knee", "modelo aberto, no dobro do joelho");
    phrases.put("of the closed maximum", "do máximo fechado");
    phrases.put("open model at", "modelo aberto, a");
    phrases.put("open model", "modelo aberto");
    phrases.put("connections", "conexões");
    phrases.put("shed with 429 or 503", "recusados com 429 ou 503");
    phrases.put("neither accepted nor shed", "nem aceitos nem recusados");
    phrases.put("accepted", "aceitos");
    phrases.put("recovery", "recuperação");
    phrases.put("knee", "joelho");
    phrases.put("throughput", "vazão");
    phrases.put(
        "messages through outbox, queue and consumer", "mensagens por outbox, fila e consumidor");
    phrases.put("the whole flow", "o fluxo inteiro");
    phrases.put("all in one process", "tudo em um processo");
    phrases.put("one process", "um processo");
    phrases.put("five services", "cinco serviços");
    phrases.put("approval to ticket", "da aprovação ao tíquete");
    phrases.put("orders without a ticket", "pedidos sem tíquete");
    phrases.put("sustained maximum", "máximo sustentado");
    phrases.put("one service (order)", "um serviço (order)");
    phrases.put("start to ready", "do início a pronto");
    phrases.put("resident memory, started", "memória residente, ao iniciar");
    phrases.put("resident memory, after load", "memória residente, após carga");
    phrases.put("tests, by the reports of the last builds", "testes, segundo as últimas builds");
    phrases.put("sum of their times", "soma dos tempos");
    phrases.put("tests", "testes");
    phrases.put("limit ", "limite ");
    phrases.put(", beside ", ", ao lado de ");
    phrases.put("orders/s", "pedidos/s");
    phrases.put("ratio", "razão");
    return phrases;
  }
}
