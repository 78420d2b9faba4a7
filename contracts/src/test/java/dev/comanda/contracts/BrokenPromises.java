package dev.comanda.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/**
 * What clients of an API rely on and no longer have, each by operation and field. openapi-diff
 * finds it; where it only says that something is wrong somewhere, this says where.
 */
final class BrokenPromises {

  private final List<String> broken = new ArrayList<>();

  private BrokenPromises() {}

  /**
   * Between two descriptions. They are compared as OpenAPI 3.0: of 3.1, openapi-diff 2.1 does not
   * see the fields.
   */
  static List<String> between(String released, String now) {
    ChangedOpenApi difference = OpenApiCompare.fromContents(as30(released), as30(now));
    BrokenPromises promises = new BrokenPromises();
    difference
        .getMissingEndpoints()
        .forEach(it ->
            promises.add(it.getMethod() + " " + it.getPathUrl(), "", "the operation is gone"));
    difference.getChangedOperations().forEach(promises::operation);
    if (promises.broken.isEmpty() && difference.isIncompatible()) {
      promises.add("openapi.yaml", "", "openapi-diff finds it incompatible, and not where");
    }
    return promises.broken.stream().distinct().toList();
  }

  private static String as30(String description) {
    if (!description.contains("openapi: 3.1.0")) {
      throw new AssertionError("not OpenAPI 3.1.0");
    }
    return description.replaceFirst("openapi: 3\\.1\\.0", "openapi: 3.0.3");
  }

  private void operation(ChangedOperation operation) {
    String name = operation.getHttpMethod() + " " + operation.getPathUrl();
    int before = broken.size();
    if (operation.getParameters() != null) {
      operation.getParameters().getIncreased().stream()
          .filter(parameter -> Boolean.TRUE.equals(parameter.getRequired()))
          .forEach(it -> add(name, it.getName(), "a parameter that must be sent is new"));
      operation.getParameters().getMissing().forEach(it -> add(name, it.getName(), "is gone"));
      operation.getParameters().getChanged().stream()
          .filter(parameter -> parameter.isIncompatible())
          .forEach(it -> add(name, it.getName(), "takes less than it did"));
    }
    if (operation.getRequestBody() != null) {
      content(name + " request", operation.getRequestBody().getContent());
    }
    if (operation.getApiResponses() != null) {
      operation
          .getApiResponses()
          .getMissing()
          .keySet()
          .forEach(status -> add(name, status, "the status is gone"));
      operation
          .getApiResponses()
          .getChanged()
          .forEach((status, answer) -> content(name + " " + status, answer.getContent()));
    }
    if (broken.size() == before && operation.isIncompatible()) {
      add(name, "", "openapi-diff finds it incompatible, and not where");
    }
  }

  private void content(String where, ChangedContent content) {
    if (content == null) {
      return;
    }
    content.getMissing().keySet().forEach(type -> add(where, type, "the media type is gone"));
    content
        .getChanged()
        .values()
        .forEach(body -> {
          if (body.getSchema() != null) {
            schema(where, "", body.getSchema());
          }
        });
  }

  private void schema(String where, String field, ChangedSchema schema) {
    int before = broken.size();
    boolean answered = schema.getContext().isResponse();
    if (answered) {
      // openapi-diff lets optional ones go; whoever shows a QR code does not.
      schema.getMissingProperties().keySet().forEach(it -> add(where, field + it, "is gone"));
    }
    if (!answered && schema.getRequired() != null) {
      schema.getRequired().getIncreased().forEach(it -> add(where, field + it, "must be sent"));
    }
    if (answered && schema.getRequired() != null) {
      schema.getRequired().getMissing().stream()
          .filter(it -> !schema.getMissingProperties().containsKey(it))
          .forEach(it -> add(where, field + it, "may be absent"));
    }
    schema.getChangedProperties().forEach((name, it) -> schema(where, field + name + ".", it));
    if (schema.getItems() != null) {
      schema(where, field.replaceAll("\\.$", "") + "[].", schema.getItems());
    }
    if (broken.size() == before && schema.isIncompatible()) {
      add(where, field.replaceAll("\\.$", ""), reason(schema));
    }
  }

  private static String reason(ChangedSchema schema) {
    if (schema.isChangedType()) {
      return "was %s and is %s"
          .formatted(schema.getOldSchema().getType(), schema.getNewSchema().getType());
    }
    if (schema.getEnumeration() != null && schema.getEnumeration().isIncompatible()) {
      return "values gone %s, new %s"
          .formatted(schema.getEnumeration().getMissing(), schema.getEnumeration().getIncreased());
    }
    return "is not what it was: " + schema.isChanged().name().toLowerCase(Locale.ROOT);
  }

  private void add(String where, String field, String what) {
    broken.add(where + (field.isEmpty() ? "" : " " + field) + ": " + what);
  }
}
