package dev.comanda.infrastructure.engine;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Secrets that a program sent as if they were none: Pulumi would keep and show them in plain. */
public final class Leaks {

  private final List<String> found = new ArrayList<>();
  private final Predicate<String> secret;

  private Leaks(Predicate<String> secret) {
    this.secret = secret;
  }

  /**
   * Looks through all that was said.
   *
   * @param configured secrets of the configuration; what the engine made it knows itself
   * @return who said it, and where
   */
  public static List<String> of(Recording recording, Collection<String> configured) {
    List<String> secrets = new ArrayList<>(configured);
    secrets.add("${RandomPassword.");
    secrets.add(KeyPair.PRIVATE_EXPONENT);
    KeyPair.PRIVATE_PEM.lines().filter(line -> line.length() == 64).forEach(secrets::add);
    Leaks leaks = new Leaks(text -> secrets.stream().anyMatch(text::contains));
    recording
        .registrations()
        .forEach((urn, request) -> leaks.look(urn + ": ", request.getObject()));
    recording.outputs().forEach((urn, outputs) -> leaks.look(urn + ": ", outputs));
    recording
        .invocations()
        .forEach(question -> leaks.look(question.token() + ": ", question.arguments()));
    return leaks.found;
  }

  private void look(String place, Struct struct) {
    String prefix = place.endsWith(" ") ? place : place + ".";
    struct.getFieldsMap().forEach((key, value) -> look(prefix + key, value));
  }

  private void look(String place, Value value) {
    switch (value.getKindCase()) {
      case STRING_VALUE -> {
        if (secret.test(value.getStringValue())) {
          found.add(place);
        }
      }
      case LIST_VALUE ->
          value.getListValue().getValuesList().forEach(element -> look(place + "[]", element));
      case STRUCT_VALUE -> {
        if (!Wire.isSecret(value)) {
          look(place, value.getStructValue());
        }
      }
      case NUMBER_VALUE, BOOL_VALUE, NULL_VALUE, KIND_NOT_SET -> {}
    }
  }
}
