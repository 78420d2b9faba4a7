package dev.comanda.infrastructure.engine;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import com.pulumi.test.Mocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Pulumi's own mocks, which answer what the engine does. */
public final class CloudMocks implements Mocks {

  @Override
  public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
    Map<String, Object> state =
        values(Cloud.create(resource.type, resource.name, Struct.getDefaultInstance()));
    state.putAll(resource.inputs);
    return CompletableFuture.completedFuture(
        ResourceResult.of(Optional.of(Cloud.reference(resource.type, resource.name, "id")), state));
  }

  @Override
  public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
    return CompletableFuture.completedFuture(values(Cloud.invoke(call.token)));
  }

  private static Map<String, Object> values(Struct struct) {
    Map<String, Object> values = new HashMap<>();
    struct.getFieldsMap().forEach((key, value) -> values.put(key, value(value)));
    return values;
  }

  /** Mocks have no secrets: they get and give what is inside. */
  private static Object value(Value value) {
    return switch (value.getKindCase()) {
      case NUMBER_VALUE -> value.getNumberValue();
      case BOOL_VALUE -> value.getBoolValue();
      case STRING_VALUE -> value.getStringValue();
      case LIST_VALUE ->
          value.getListValue().getValuesList().stream().map(CloudMocks::value).toList();
      case STRUCT_VALUE ->
          Wire.isSecret(value)
              ? value(value.getStructValue().getFieldsOrThrow(Constants.SecretValueName))
              : values(value.getStructValue());
      case NULL_VALUE, KIND_NOT_SET -> throw new IllegalArgumentException("mocks know no null");
    };
  }
}
