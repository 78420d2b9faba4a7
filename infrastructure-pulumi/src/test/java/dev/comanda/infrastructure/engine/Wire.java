package dev.comanda.infrastructure.engine;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import java.util.List;

/** How Pulumi writes values that JSON does not have. */
final class Wire {

  static final Value UNKNOWN = text(Constants.UnknownValue);

  private Wire() {}

  static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }

  static Value truth(boolean truth) {
    return Value.newBuilder().setBoolValue(truth).build();
  }

  static Value list(List<String> texts) {
    ListValue.Builder list = ListValue.newBuilder();
    texts.forEach(text -> list.addValues(text(text)));
    return Value.newBuilder().setListValue(list).build();
  }

  static Value emptyMap() {
    return Value.newBuilder().setStructValue(Struct.getDefaultInstance()).build();
  }

  /** Wraps a value, once. */
  static Value secret(Value value) {
    return isSecret(value)
        ? value
        : Value.newBuilder()
            .setStructValue(
                Struct.newBuilder()
                    .putFields(Constants.SpecialSigKey, text(Constants.SpecialSecretSig))
                    .putFields(Constants.SecretValueName, value))
            .build();
  }

  static boolean isSecret(Value value) {
    return Constants.SpecialSecretSig.equals(signature(value));
  }

  static boolean isResource(Value value) {
    return Constants.SpecialResourceSig.equals(signature(value));
  }

  /** What says that a value is more than JSON, or the empty string. */
  private static String signature(Value value) {
    return value
        .getStructValue()
        .getFieldsOrDefault(Constants.SpecialSigKey, Value.getDefaultInstance())
        .getStringValue();
  }
}
