package dev.comanda.contracts.played;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is generated in {@code docs/http}, by path. */
final class PlayedRequests {

  private static final String API = "baseUrl";
  private static final String SIMULATOR = "simulatorUrl";

  /** Where things are, on a machine where somebody called {@code ./run}. */
  private static final Map<String, SequencedMap<String, String>> ENVIRONMENTS =
      new TreeMap<>(
          Map.of(
              "local", addresses("http://localhost:8080", "http://localhost:18090"),
              "memory", addresses("http://localhost:8080", "http://localhost:8080")));

  private final Operations operations;
  private final Flows flows;

  private PlayedRequests(Operations operations, Flows flows) {
    this.operations = operations;
    this.flows = flows;
  }

  /** From the descriptions in a folder. */
  static PlayedRequests from(Path folder) {
    Operations operations = Operations.in(folder.resolve("openapi.yaml"), API);
    Operations simulator = Operations.in(folder.resolve("simulator.openapi.yaml"), SIMULATOR);
    return new PlayedRequests(
        operations,
        Flows.in(
            folder.resolve("flows.arazzo.yaml"),
            Map.of("comanda", operations, "simulator", simulator)));
  }

  Operations operations() {
    return operations;
  }

  Flows flows() {
    return flows;
  }

  List<Request.Group> singles() {
    return new Singles(operations).groups();
  }

  /** Text by path. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("http-client.env.json", environments());
    files.put(
        "bruno/bruno.json",
        """
        {
          "version": "1",
          "name": "Comanda",
          "type": "collection"
        }
        """);
    ENVIRONMENTS.forEach(
        (name, addresses) -> files.put("bruno/environments/" + name + ".bru", bruno(addresses)));
    files.put(
        "bruno/flows/folder.bru", BrunoFile.block("meta", "name: Flows", "seq: 1").strip() + "\n");
    files.put(
        "bruno/requests/folder.bru",
        BrunoFile.block("meta", "name: Requests", "seq: 2").strip() + "\n");
    add(files, "flow-", "bruno/flows/", flows.groups());
    add(files, "", "bruno/requests/", singles());
    return files;
  }

  private static void add(
      SortedMap<String, String> files, String prefix, String folder, List<Request.Group> groups) {
    int number = 0;
    for (Request.Group group : groups) {
      number++;
      files.put(prefix + group.name() + ".http", HttpFile.of(group));
      files.put(folder + group.name() + "/folder.bru", BrunoFile.folder(number, group));
      int request = 0;
      for (Request it : group.requests()) {
        request++;
        files.put(
            folder + group.name() + "/" + BrunoFile.name(request, it),
            BrunoFile.request(request, it));
      }
    }
  }

  private String environments() {
    SequencedMap<String, SequencedMap<String, String>> all = new LinkedHashMap<>();
    ENVIRONMENTS.forEach((name, addresses) -> {
      SequencedMap<String, String> values = new LinkedHashMap<>(addresses);
      flows
          .inputs()
          .forEach((input, schema) -> {
            if (schema.has("default")) {
              values.put(input, schema.path("default").asString());
            }
          });
      all.put(name, values);
    });
    return HttpFile.pretty(JsonMapper.shared().valueToTree(all)) + "\n";
  }

  private String bruno(SequencedMap<String, String> addresses) {
    List<String> lines = new ArrayList<>();
    addresses.forEach((name, value) -> lines.add(name + ": " + value));
    flows
        .inputs()
        .forEach((name, schema) -> {
          if (schema.has("default")) {
            lines.add(name + ": " + schema.path("default").asString());
          } else if (isSecret(schema)) {
            lines.add("%s: {{process.env.%s}}".formatted(name, environmentVariable(name)));
          }
        });
    return BrunoFile.block("vars", lines.toArray(String[]::new)).strip() + "\n";
  }

  private static boolean isSecret(JsonNode schema) {
    return schema.path("format").asString("").equals("password");
  }

  /** {@code COMANDA_EMPLOYEE_PASSWORD} for {@code employeePassword}, as {@code ./run} calls it. */
  private static String environmentVariable(String input) {
    return "COMANDA_" + input.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static SequencedMap<String, String> addresses(String api, String simulator) {
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    addresses.put(API, api);
    addresses.put(SIMULATOR, simulator);
    return addresses;
  }
}
