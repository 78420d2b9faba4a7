package dev.comanda.infrastructure.docs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.comanda.infrastructure.Stacks;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each environment costs in a month: what there is, times what that costs. */
final class CostsPage {

  private static final String HEAD =
      """
      # What it costs

      A month of each environment in US dollars: the resources of the graph, times the unit prices of
      [`prices.json`](../../infrastructure-pulumi/prices.json). The prices are those of {day}; they and the assumptions on traffic are in that file, so
      put in your own and run `./mvnw -Pdocs`. Data that leaves AWS, taxes, free tiers and savings plans are not counted.
      """;

  /**
   * @param amount how many units
   * @param price of one
   */
  private record Line(String what, double amount, String unit, double price) {

    double cost() {
      return amount * price;
    }
  }

  private final JsonObject file;
  private final JsonObject prices;
  private final double hours;

  private CostsPage() {
    try {
      this.file =
          JsonParser.parseString(Files.readString(Stacks.FOLDER.resolve("prices.json")))
              .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.prices = file.getAsJsonObject("prices");
    this.hours = file.get("hoursPerMonth").getAsDouble();
  }

  static String of() {
    CostsPage page = new CostsPage();
    StringBuilder text =
        new StringBuilder(HEAD.replace("{day}", page.file.get("asOf").getAsString()));
    Stacks.ALL.forEach(stack -> text.append(page.section(stack, Stacks.graph(stack))));
    return text.toString();
  }

  private String section(String stack, ResourceGraph graph) {
    JsonObject assumptions = file.getAsJsonObject("assumptions").getAsJsonObject(stack);
    List<Line> standing = standing(graph, assumptions);
    List<Line> traffic = traffic(assumptions);
    double all = sum(standing) + sum(traffic);
    double orders = assumptions.get("ordersPerMonth").getAsDouble();
    String rows =
        Stream.concat(standing.stream(), traffic.stream())
            .filter(line -> line.amount() > 0)
            .map(CostsPage::row)
            .collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT,
        """

        ## %s: about $%,.0f a month

        | what | how much | unit price | a month |
        |---|--:|--:|--:|
        %s
        | **together** | | | **%,.2f** |

        With %,.0f orders in the month, an order costs %.3f dollars; %.0f %% of the bill is there without any.
        """,
        stack,
        all,
        rows,
        all,
        orders,
        all / orders,
        100 * sum(standing) / all);
  }

  private List<Line> standing(ResourceGraph graph, JsonObject assumptions) {
    List<Line> lines = new ArrayList<>();
    double tasks = 0;
    double processors = 0;
    double memory = 0;
    for (Resource service : graph.resources("aws:ecs/service:Service")) {
      Resource task = graph.resource("aws:ecs/taskDefinition:TaskDefinition", service.name());
      double count = number(service, "desiredCount");
      tasks += count;
      processors += count * number(task, "cpu") / 1024;
      memory += count * number(task, "memory") / 1024;
    }
    Resource database = graph.resources("aws:rds/instance:Instance").getFirst();
    String instance = text(database, "instanceClass");
    double machines = database.input("multiAz").map(it -> it.getAsBoolean() ? 2 : 1).orElse(1);
    int services = graph.resources("aws:ecs/service:Service").size();
    lines.add(
        hourly("%.0f tasks: processors".formatted(tasks), processors, "fargateProcessorHour"));
    lines.add(hourly("%.0f tasks: memory (GB)".formatted(tasks), memory, "fargateGbHour"));
    lines.add(hourly("database, " + instance, machines, instance));
    lines.add(
        new Line(
            "database: storage",
            machines * number(database, "allocatedStorage"),
            "GB",
            price("databaseGbMonth")));
    lines.add(
        hourly("NAT gateways", count(graph, "aws:ec2/natGateway:NatGateway"), "natGatewayHour"));
    lines.add(hourly("public addresses", count(graph, "aws:ec2/eip:Eip"), "publicAddressHour"));
    lines.add(
        hourly(
            "load balancer", count(graph, "aws:lb/loadBalancer:LoadBalancer"), "loadBalancerHour"));
    lines.add(
        hourly(
            "load balancer: capacity units",
            assumptions.get("loadBalancerUnits").getAsDouble(),
            "loadBalancerUnitHour"));
    lines.add(monthly(graph, "secrets", "aws:secretsmanager/secret:Secret", "secretMonth"));
    lines.add(monthly(graph, "alarms", "aws:cloudwatch/metricAlarm:MetricAlarm", "alarmMonth"));
    lines.add(monthly(graph, "dashboard", "aws:cloudwatch/dashboard:Dashboard", "dashboardMonth"));
    lines.add(
        new Line(
            "container insights",
            services * file.getAsJsonObject("idle").get("metricsPerService").getAsDouble(),
            "metrics",
            price("metricMonth")));
    lines.add(
        new Line("images", assumptions.get("imageGb").getAsDouble(), "GB", price("imageGbMonth")));
    lines.add(
        new Line(
            "queues: asking for messages",
            consumers(graph)
                * hours
                * file.getAsJsonObject("idle").get("queueRequestsPerHour").getAsDouble()
                / 1e6,
            "million",
            price("queueMillion")));
    return lines;
  }

  private List<Line> traffic(JsonObject assumptions) {
    double orders = assumptions.get("ordersPerMonth").getAsDouble();
    JsonObject perOrder = file.getAsJsonObject("perOrder");
    return List.of(
        million("API: requests", orders * perOrder.get("apiRequests").getAsDouble(), "apiMillion"),
        million(
            "queues: messages",
            orders * perOrder.get("queueRequests").getAsDouble(),
            "queueMillion"),
        million(
            "tables: writes",
            orders * perOrder.get("tableWrites").getAsDouble(),
            "tableWriteMillion"),
        million(
            "tables: reads", orders * perOrder.get("tableReads").getAsDouble(), "tableReadMillion"),
        new Line("logs", orders * perOrder.get("logKb").getAsDouble() / 1e6, "GB", price("logGb")),
        new Line(
            "NAT gateways: data",
            orders * perOrder.get("natKb").getAsDouble() / 1e6,
            "GB",
            price("natGatewayGb")));
  }

  private static double consumers(ResourceGraph graph) {
    return graph.resources("aws:ecs/service:Service").stream()
        .filter(service -> List.of("order", "payment", "production").contains(service.name()))
        .mapToDouble(service -> number(service, "desiredCount"))
        .sum();
  }

  private Line hourly(String what, double count, String price) {
    return new Line(what, count * hours, "hours", price(price));
  }

  private Line monthly(ResourceGraph graph, String what, String type, String price) {
    return new Line(what, count(graph, type), "", price(price));
  }

  private Line million(String what, double count, String price) {
    return new Line(what, count / 1e6, "million", price(price));
  }

  private double price(String name) {
    if (!prices.has(name)) {
      throw new IllegalStateException("prices.json has no price of " + name);
    }
    return prices.get(name).getAsDouble();
  }

  private static String row(Line line) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.2f %s | %s | %,.2f |",
        line.what(),
        line.amount(),
        line.unit(),
        line.price(),
        line.cost());
  }

  private static double sum(List<Line> lines) {
    return lines.stream().mapToDouble(Line::cost).sum();
  }

  private static double count(ResourceGraph graph, String type) {
    return graph.resources(type).size();
  }

  private static double number(Resource resource, String path) {
    return resource.input(path).orElseThrow().getAsDouble();
  }

  private static String text(Resource resource, String path) {
    return resource.input(path).orElseThrow().getAsString();
  }
}
