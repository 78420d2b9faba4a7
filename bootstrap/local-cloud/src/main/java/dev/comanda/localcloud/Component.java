package dev.comanda.localcloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the local cloud that can be started on its own. */
public enum Component {
  /** PostgreSQL 18: the stores of catalog and order. */
  POSTGRES(15432),
  /** DynamoDB Local: the stores of identity, payment and production. */
  DYNAMODB(18000),
  /** ElasticMQ: the queues between the contexts. */
  SQS(19324),
  /** The Mercado Pago simulator: the payment provider. */
  SIMULATOR(18090);

  private final int defaultPort;

  Component(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** The port used by {@code ./run}. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The name used in options and in the ready line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The option that sets this component's port. */
  public String portOption() {
    return "--" + id() + "-port";
  }

  static Component of(String id) throws StartFailure {
    return Arrays.stream(values())
        .filter(component -> component.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new StartFailure(
                "Unknown component '%s'; there are %s."
                    .formatted(
                        id,
                        Arrays.stream(values())
                            .map(Component::id)
                            .collect(Collectors.joining(", ")))));
  }

  static Component ofPortOption(String option, String help) throws StartFailure {
    return Arrays.stream(values())
        .filter(component -> component.portOption().equals(option))
        .findFirst()
        .orElseThrow(() -> new StartFailure("Option %s is unknown; %s".formatted(option, help)));
  }
}
