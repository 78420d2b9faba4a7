package dev.comanda.infrastructure.engine;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the providers add to a resource's inputs when they create it. For AWS the SDK's own classes
 * say what that is: each output that is always there. It is told as a reference to itself, such as
 * {@code ${Queue.orders.arn}}, so that whoever uses it can be read off; nothing is as long and as
 * random as it would be.
 */
final class Cloud {

  private static final String REGION = "sa-east-1";

  /** Numbers that AWS chooses and programs use. */
  private static final Map<String, Double> NUMBERS = Map.of("port", 5432.0);

  private Cloud() {}

  /** The values of a new resource: its inputs, and what is computed. */
  static Struct create(String type, String name, Struct inputs) {
    Struct.Builder state = Struct.newBuilder();
    computed(type, name).forEach(state::putFields);
    return state.putAllFields(inputs.getFieldsMap()).build();
  }

  /** The values that a preview can tell. */
  static Struct preview(String type, String name, Struct inputs) {
    Struct.Builder state = Struct.newBuilder();
    computed(type, name).keySet().forEach(output -> state.putFields(output, Wire.UNKNOWN));
    return state.putAllFields(inputs.getFieldsMap()).build();
  }

  /** How a resource's output is told. */
  static String reference(String type, String name, String output) {
    return "${%s.%s.%s}".formatted(Urn.shortType(type), name, output);
  }

  private static Map<String, Value> computed(String type, String name) {
    return switch (type) {
      case "random:index/randomPassword:RandomPassword" ->
          Map.of("result", Wire.secret(Wire.text(reference(type, name, "result"))));
      case "tls:index/privateKey:PrivateKey" ->
          Map.of(
              "privateKeyPemPkcs8", Wire.secret(Wire.text(KeyPair.PRIVATE_PEM)),
              "publicKeyPem", Wire.text(KeyPair.PUBLIC_PEM));
      default -> type.startsWith("aws:") ? computedByAws(type, name) : Map.of();
    };
  }

  private static Map<String, Value> computedByAws(String type, String name) {
    Map<String, Value> computed = new LinkedHashMap<>();
    for (Field field : sdkClass(type).getDeclaredFields()) {
      Export export = field.getAnnotation(Export.class);
      if (export != null) {
        value(field, reference(type, name, export.name()))
            .ifPresent(value -> computed.put(export.name(), value));
      }
    }
    return computed;
  }

  private static Optional<Value> value(Field field, String reference) {
    Type type = output(field);
    if (type == String.class) {
      return Optional.of(Wire.text(reference));
    } else if (type == Integer.class || type == Double.class) {
      return Optional.of(Wire.number(NUMBERS.getOrDefault(field.getName(), 0.0)));
    } else if (type == Boolean.class) {
      return Optional.of(Wire.truth(false));
    } else if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? Optional.of(Wire.list(List.of()))
          : generic.getRawType() == Map.class ? Optional.of(Wire.emptyMap()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The getter tells an optional output; the field does not. */
  private static Type output(Field field) {
    return Stream.of(field.getDeclaringClass().getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getReturnType() == Output.class)
        .filter(method -> method.getName().equals(field.getName()))
        .map(method -> ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments())
        .map(arguments -> arguments[0])
        .findFirst()
        .orElse(Void.class);
  }

  /** {@code com.pulumi.aws.sqs.Queue} for {@code aws:sqs/queue:Queue}. */
  private static Class<?> sdkClass(String type) {
    String module = type.substring(type.indexOf(':') + 1, type.indexOf('/'));
    String name =
        "com.pulumi.aws.%s%s"
            .formatted(module.equals("index") ? "" : module + ".", Urn.shortType(type));
    try {
      return Class.forName(name, false, Cloud.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("AWS has no resource " + type, e);
    }
  }

  /** Answers a function. */
  static Struct invoke(String token) {
    return switch (token) {
      case "aws:index/getAvailabilityZones:getAvailabilityZones" ->
          struct(
              Map.of(
                  "id", Wire.text(REGION),
                  "names", Wire.list(List.of(REGION + "a", REGION + "b", REGION + "c")),
                  "zoneIds", Wire.list(List.of("sae1-az1", "sae1-az2", "sae1-az3")),
                  "groupNames", Wire.list(List.of(REGION))));
      case "aws:index/getCallerIdentity:getCallerIdentity" ->
          struct(
              Map.of(
                  "id", Wire.text("123456789012"),
                  "accountId", Wire.text("123456789012"),
                  "arn", Wire.text("arn:aws:iam::123456789012:user/test"),
                  "userId", Wire.text("AIDATEST")));
      case "aws:index/getRegion:getRegion" ->
          struct(
              Map.of(
                  "id", Wire.text(REGION),
                  "name", Wire.text(REGION),
                  "description", Wire.text("South America (Sao Paulo)"),
                  "endpoint", Wire.text("ec2." + REGION + ".amazonaws.com")));
      case "aws:index/getPartition:getPartition" ->
          struct(
              Map.of(
                  "id", Wire.text("aws"),
                  "partition", Wire.text("aws"),
                  "dnsSuffix", Wire.text("amazonaws.com"),
                  "reverseDnsPrefix", Wire.text("com.amazonaws")));
      default -> throw new IllegalArgumentException("Cloud cannot answer " + token + " yet");
    };
  }

  private static Struct struct(Map<String, Value> fields) {
    return Struct.newBuilder().putAllFields(fields).build();
  }
}
