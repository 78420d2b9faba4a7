package dev.comanda.architecture.rules;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lists that rules are made of. Each is a parameter, so that the proofs can weaken it word by
 * word and see that somebody notices. In a name, {@code *} stands for anything.
 *
 * @param pureTypes what the core may use of the JDK: values, collections, functions, text. Not
 *     here, on purpose: files, network, threads, console, processes, class loaders, reflection
 * @param coreLibraries what else it may use
 * @param leaks members of pure types that are not pure: they load classes by name, look into them,
 *     or wait for threads
 * @param unrepeatable members that answer differently each time or on each machine: clock,
 *     randomness, environment
 * @param floating numbers that cannot hold a tenth
 * @param messaging what carries messages, which use cases leave to {@code save}
 * @param immutable types of constants that nobody can change
 * @param technicalWords words that tell how a driven port is implemented
 * @param wiring annotations by which Spring finds or connects classes
 * @param wireTypes what a message may consist of
 * @param loggers whoever writes logs
 * @param announcers who shows somebody their own password, once, on the console
 * @param bodyLoggers classes that log whole requests
 * @param personalTypes types of the domain that are about a person
 * @param personalWords components that are about a person
 * @param statusTypes types that are about HTTP's status
 * @param statusWords names of numbers that are about HTTP's status
 * @param stores technologies that keep state
 * @param callsOut what a store must not use: whatever calls somebody else
 * @param network whatever leaves the process
 * @param publisher who alone may publish
 * @param bothSides adapters that are the consumer and the publisher in one
 * @param assertions what makes a test fail
 */
public record Terms(
    Allowed pureTypes,
    Allowed coreLibraries,
    Forbidden leaks,
    Forbidden unrepeatable,
    Forbidden floating,
    Forbidden messaging,
    Allowed immutable,
    Forbidden technicalWords,
    Forbidden wiring,
    Allowed wireTypes,
    Forbidden loggers,
    Allowed announcers,
    Forbidden bodyLoggers,
    Forbidden personalTypes,
    Forbidden personalWords,
    Forbidden statusTypes,
    Forbidden statusWords,
    Forbidden stores,
    Forbidden callsOut,
    Forbidden network,
    Allowed publisher,
    Allowed bothSides,
    Allowed assertions) {

  /** Names that are welcome. */
  public record Allowed(Set<String> names, Pattern pattern) {

    static Allowed of(String... names) {
      return new Allowed(new TreeSet<>(Arrays.asList(names)), anyOf(Set.of(names)));
    }

    /** The same list with one name more. */
    public Allowed with(String name) {
      Set<String> more = new TreeSet<>(names);
      more.add(name);
      return new Allowed(more, anyOf(more));
    }

    boolean includes(String name) {
      return pattern.matcher(name).matches();
    }
  }

  /** Names that are not. */
  public record Forbidden(Set<String> names, Pattern pattern) {

    static Forbidden of(String... names) {
      return new Forbidden(new TreeSet<>(Arrays.asList(names)), anyOf(Set.of(names)));
    }

    /** The same list without one of its names. */
    public Forbidden without(String name) {
      Set<String> fewer = new TreeSet<>(names);
      fewer.remove(name);
      return new Forbidden(fewer, anyOf(fewer));
    }

    boolean includes(String name) {
      return pattern.matcher(name).matches();
    }
  }

  private static Pattern anyOf(Set<String> globs) {
    return Pattern.compile(
        globs.stream()
            .map(glob ->
                Arrays.stream(glob.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")))
            .collect(Collectors.joining("|")));
  }

  /** Comanda's. */
  public static final Terms COMANDA =
      new Terms(
          Allowed.of(
              // The language.
              "java.lang.Object",
              "java.lang.Record",
              "java.lang.Enum",
              "java.lang.Class",
              "java.lang.Comparable",
              "java.lang.Iterable",
              "java.lang.String",
              "java.lang.StringBuilder",
              "java.lang.CharSequence",
              "java.lang.Character",
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.Short",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Number",
              "java.lang.Math",
              "java.lang.Void",
              "java.lang.annotation.*",
              "java.lang.Override",
              "java.lang.Deprecated",
              "java.lang.FunctionalInterface",
              "java.lang.SafeVarargs",
              "java.lang.SuppressWarnings",
              // R12 is about these two.
              "java.lang.Float",
              "java.lang.Double",
              // What goes wrong, and what the compiler throws for a switch.
              "java.lang.Throwable",
              "java.lang.Exception",
              "java.lang.RuntimeException",
              "java.lang.ArithmeticException",
              "java.lang.AssertionError",
              "java.lang.ClassCastException",
              "java.lang.IllegalArgumentException",
              "java.lang.IllegalStateException",
              "java.lang.IndexOutOfBoundsException",
              "java.lang.NullPointerException",
              "java.lang.NumberFormatException",
              "java.lang.UnsupportedOperationException",
              "java.lang.MatchException",
              "java.lang.NoSuchFieldError",
              // Values.
              "java.math.*",
              "java.time.*",
              "java.util.Currency",
              "java.util.Locale",
              "java.util.UUID",
              "java.net.URI",
              "java.net.URISyntaxException",
              "java.nio.charset.Charset",
              "java.nio.charset.StandardCharsets",
              "java.text.Normalizer",
              "java.text.Normalizer$Form",
              "java.util.regex.*",
              // Collections and functions.
              "java.util.function.*",
              "java.util.stream.*",
              "java.util.ArrayDeque",
              "java.util.ArrayList",
              "java.util.Arrays",
              "java.util.BitSet",
              "java.util.Collection",
              "java.util.Collections",
              "java.util.Comparator",
              "java.util.Deque",
              "java.util.EnumMap",
              "java.util.EnumSet",
              "java.util.HashMap",
              "java.util.HashSet",
              "java.util.HexFormat",
              "java.util.Iterator",
              "java.util.LinkedHashMap",
              "java.util.LinkedHashSet",
              "java.util.List",
              "java.util.Map",
              "java.util.Map$Entry",
              "java.util.NavigableMap",
              "java.util.NavigableSet",
              "java.util.NoSuchElementException",
              "java.util.Objects",
              "java.util.Optional",
              "java.util.OptionalDouble",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.PriorityQueue",
              "java.util.Queue",
              "java.util.SequencedCollection",
              "java.util.SequencedMap",
              "java.util.SequencedSet",
              "java.util.Set",
              "java.util.SortedMap",
              "java.util.SortedSet",
              "java.util.StringJoiner",
              "java.util.TreeMap",
              "java.util.TreeSet"),
          Allowed.of("org.jmolecules.*", "org.jspecify.annotations.*"),
          Forbidden.of(
              "java.lang.Class.forName(*",
              "java.lang.Class.getClassLoader()",
              "java.lang.Class.getConstructor*",
              "java.lang.Class.getDeclared*",
              "java.lang.Class.getField*",
              "java.lang.Class.getMethod*",
              "java.lang.Class.getResource*",
              "java.lang.Object.notify*",
              "java.lang.Object.wait(*",
              "*.parallel()",
              "*.parallelStream()"),
          Forbidden.of(
              "java.time.*.now()",
              "java.time.*.now(java.time.ZoneId)",
              "java.time.Clock.system*",
              "java.time.Clock.tick*(java.time.ZoneId)",
              "java.time.InstantSource.system()",
              "java.time.ZoneId.systemDefault()",
              "java.util.Date.<init>()",
              "java.util.Calendar.getInstance(*",
              "java.lang.System.currentTimeMillis()",
              "java.lang.System.nanoTime()",
              "java.lang.System.getenv(*",
              "java.lang.System.getProperty(*",
              "java.lang.System.getProperties()",
              "java.lang.System.identityHashCode(*",
              "java.lang.Boolean.getBoolean(*",
              "java.lang.Integer.getInteger(*",
              "java.lang.Long.getLong(*",
              "java.lang.String.toLowerCase()",
              "java.lang.String.toUpperCase()",
              "java.nio.charset.Charset.defaultCharset()",
              "java.util.Locale.getDefault(*",
              "java.util.TimeZone.getDefault()",
              "java.lang.Math.random()",
              "java.util.Collections.shuffle(*",
              "java.util.Random.*",
              "java.util.SplittableRandom.*",
              "java.util.random.*",
              "java.util.concurrent.ThreadLocalRandom.*",
              "java.security.SecureRandom.*",
              "java.util.UUID.randomUUID()"),
          Forbidden.of(
              "float",
              "double",
              "java.lang.Float",
              "java.lang.Double",
              "java.util.OptionalDouble",
              "java.util.function.*Double*",
              "java.util.stream.DoubleStream"),
          Forbidden.of(
              "dev.comanda.shared.application.messaging.MessagePublisher",
              "dev.comanda.shared.application.messaging.Outbox",
              "dev.comanda.shared.application.messaging.MessageFormat",
              "dev.comanda.shared.application.messaging.OutgoingMessage"),
          Allowed.of(
              "boolean",
              "byte",
              "short",
              "char",
              "int",
              "long",
              "java.lang.String",
              "java.math.BigDecimal",
              "java.math.BigInteger",
              "java.time.Duration",
              "java.time.Instant",
              "java.time.Period",
              "java.util.Currency",
              "java.util.UUID",
              "java.util.regex.Pattern"),
          Forbidden.of(
              "Cache",
              "Column",
              "Cursor",
              "Dto",
              "Dynamo",
              "Header",
              "Http",
              "Jdbc",
              "Json",
              "Kafka",
              "Offset",
              "Partition",
              "Postgres",
              "Row",
              "Rows",
              "Sql",
              "Sqs",
              "Table",
              "Topic",
              "Xml"),
          Forbidden.of(
              "org.springframework.stereotype.Component",
              "org.springframework.stereotype.Service",
              "org.springframework.stereotype.Repository",
              "org.springframework.context.annotation.ComponentScan",
              "org.springframework.context.annotation.Configuration",
              "org.springframework.beans.factory.annotation.Autowired"),
          Allowed.of(
              "boolean",
              "int",
              "long",
              "java.lang.Boolean",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.String",
              "java.time.Instant",
              "java.util.UUID"),
          Forbidden.of(
              "java.io.PrintStream.*",
              "java.lang.System$Logger.*",
              "org.slf4j.Logger.*",
              "org.slf4j.spi.LoggingEventBuilder.*"),
          Allowed.of("dev.comanda.identity.config.FirstAccount"),
          Forbidden.of(
              "org.springframework.web.filter.*RequestLoggingFilter",
              "org.springframework.web.util.ContentCachingRequestWrapper"),
          Forbidden.of("Email", "Password", "PasswordHash", "PersonName", "TaxId"),
          Forbidden.of("email", "password", "taxId"),
          Forbidden.of(
              "org.springframework.http.HttpStatus",
              "org.springframework.http.HttpStatusCode",
              "org.springframework.web.ErrorResponseException",
              "org.springframework.web.bind.annotation.ResponseStatus",
              "org.springframework.web.server.ResponseStatusException"),
          Forbidden.of("httpStatus", "status", "statusCode"),
          Forbidden.of("dynamodb", "postgres"),
          Forbidden.of(
              "java.net.http.HttpClient",
              "org.springframework.web.client.RestClient",
              "software.amazon.awssdk.services.sqs.*",
              "dev.comanda.shared.application.messaging.MessagePublisher"),
          Forbidden.of(
              "java.net.http.*",
              "javax.sql.*",
              "org.jooq.*",
              "org.springframework.web.client.*",
              "org.springframework.web.service.annotation.*",
              "software.amazon.awssdk.*"),
          Allowed.of("dev.comanda.shared.adapter.sqs.OutboxRelay"),
          Allowed.of("dev.comanda.shared.adapter.memory.InMemoryQueues"),
          Allowed.of(
              "java.lang.AssertionError",
              "org.assertj.core.api.*",
              "org.awaitility.*",
              "org.junit.jupiter.api.Assertions",
              "com.github.tomakehurst.wiremock.client.WireMock"));
}
