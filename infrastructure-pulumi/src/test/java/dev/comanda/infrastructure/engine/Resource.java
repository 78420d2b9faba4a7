package dev.comanda.infrastructure.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A resource that the program registered.
 *
 * @param urn its name among all
 * @param type {@code aws:sqs/queue:Queue}
 * @param name its name among those of its type
 * @param parent the URN of the component that it belongs to; only the stack has none
 * @param isComponent whether it only groups others: nothing is created for it
 * @param isProtected whether Pulumi refuses to delete it
 * @param ignoredChanges the inputs whose changes Pulumi leaves alone
 * @param inputs a tree in which outputs of others are references such as {@code
 *     ${Queue.orders.arn}}
 * @param dependencies the URNs of all that must exist before
 * @param propertyDependencies of them, those that an input needs
 */
public record Resource(
    String urn,
    String type,
    String name,
    Optional<String> parent,
    boolean isComponent,
    boolean isProtected,
    List<String> ignoredChanges,
    JsonObject inputs,
    SortedSet<String> dependencies,
    SortedMap<String, SortedSet<String>> propertyDependencies) {

  /** What an input is, opened if it is secret. */
  public Optional<JsonElement> input(String path) {
    return PropertyPath.of(path).in(inputs);
  }

  /** Whether an input, or what it is a part of, is secret. */
  public boolean isSecret(String path) {
    return PropertyPath.of(path).isSecretIn(inputs);
  }

  /** The inputs without their secrets. */
  public JsonObject maskedInputs() {
    return Secret.mask(inputs).getAsJsonObject();
  }

  /** The paths of all inputs that have no parts. */
  public List<String> leaves() {
    return PropertyPath.leaves(inputs);
  }

  /** {@code Queue} of {@code aws:sqs/queue:Queue}. */
  public String shortType() {
    return Urn.shortType(type);
  }

  /** How inputs of others name it, without the output: {@code ${Queue.orders}}. */
  public String reference() {
    return Urn.reference(urn);
  }

  /** The same with another value. */
  Resource withInput(String path, JsonElement value) {
    JsonObject changed = inputs.deepCopy();
    PropertyPath.of(path).set(changed, value);
    return withInputs(changed);
  }

  /** The same without a value. */
  Resource withoutInput(String path) {
    JsonObject changed = inputs.deepCopy();
    PropertyPath.of(path).remove(changed);
    return withInputs(changed);
  }

  private Resource withInputs(JsonObject changed) {
    return new Resource(
        urn,
        type,
        name,
        parent,
        isComponent,
        isProtected,
        ignoredChanges,
        changed,
        dependencies,
        propertyDependencies);
  }

  /** The same, but Pulumi would delete it. */
  Resource unprotected() {
    return new Resource(
        urn,
        type,
        name,
        parent,
        isComponent,
        false,
        ignoredChanges,
        inputs,
        dependencies,
        propertyDependencies);
  }
}
