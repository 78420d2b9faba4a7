package dev.comanda.shared.adapter.http;

import com.fasterxml.jackson.databind.JavaType;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the API's description is made from the controllers. Access and problems are taken from {@link
 * AccessRules} and {@link ProblemType}, so they cannot differ from what the API does.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  private static final Pattern BEFORE_ID = Pattern.compile("/([a-z-]+)/\\{id}");

  private static final Set<HttpStatus> MAY_BE_REPEATED_LATER =
      Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Requester.class)
        .addResponseWrapperToIgnore(Submitted.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Comanda")
                .version("1")
                .description(
                    """
                    The ordering system of a fast-food restaurant: identify, choose, pay by Pix, \
                    and follow the order to the counter.

                    Money is text with a currency, instants are ISO-8601 in UTC, lists come in \
                    pages: send `nextCursor` as `cursor` to get the next one. What is wrong is a \
                    problem (RFC 9457) whose `type` is stable.\
                    """)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        // Relative: the same document holds behind a gateway.
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("From `POST /auth/token`; good for 15 minutes.")));
  }

  /** Adds what is said of a handler method. */
  @Bean
  GlobalOperationCustomizer examplesAndProblems() {
    JsonMapper json = Json.mapper();
    return (operation, method) -> {
      Described described = method.getMethodAnnotation(Described.class);
      List<ProblemType> problems = new ArrayList<>();
      if (operation.getRequestBody() != null) {
        problems.add(ProblemType.MALFORMED_BODY);
        problems.add(ProblemType.INVALID_REQUEST);
        problems.add(ProblemType.BODY_TOO_LARGE);
        problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      } else if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
        problems.add(ProblemType.INVALID_REQUEST);
      }
      describeParameters(operation, method);
      nameJson(operation.getResponses());
      if (described != null) {
        problems.addAll(Arrays.asList(described.problems()));
        addExamples(operation, described, json);
      }
      problems.add(ProblemType.NOT_ACCEPTABLE);
      if (!method.hasMethodAnnotation(GetMapping.class)) {
        problems.add(ProblemType.TOO_MANY_REQUESTS);
      }
      problems.add(ProblemType.UNEXPECTED);
      problems.add(ProblemType.OVERLOADED);
      problems.add(ProblemType.DEPENDENCY_UNAVAILABLE);
      problems.forEach(problem -> addProblem(operation, problem));
      return operation;
    };
  }

  /** Adds who may call what, and the schemas that no Java type has. */
  @Bean
  GlobalOpenApiCustomizer accessAndSchemas(AccessRules rules) {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problemSchema());
      api.getPaths()
          .forEach((path, item) ->
              item.readOperationsMap()
                  .forEach((method, operation) -> addAccess(operation, method, path, rules)));
      api.getPaths().forEach(OpenApiConfiguration::describeIds);
      ProviderNotification.describeIn(api);
      RepeatedAnswers.moveToComponents(api);
    };
  }

  /** Marks as required what a wire record always has: every component that is not nullable. */
  @Bean
  ModelConverter requiredComponents() {
    return new ModelConverter() {
      @Override
      public @Nullable Schema<?> resolve(
          AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType javaType = Json31.mapper().constructType(type.getType());
        if (schema != null && javaType.getRawClass().isRecord()) {
          Schema<?> definition = definitionOf(schema, context);
          var properties = definition.getProperties();
          for (RecordComponent component : javaType.getRawClass().getRecordComponents()) {
            Schema<?> property = properties == null ? null : properties.get(component.getName());
            if (property != null) {
              describe(component, property, definition);
            }
          }
        }
        return schema;
      }
    };
  }

  private static void describe(
      RecordComponent component, Schema<?> property, Schema<?> definition) {
    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      definition.addRequiredItem(component.getName());
    }
    NameOf names = component.getAnnotation(NameOf.class);
    if (names != null) {
      listNames(property, names);
    }
  }

  private static Schema<?> definitionOf(Schema<?> schema, ModelConverterContext context) {
    if (schema.get$ref() == null) {
      return schema;
    }
    String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
    Schema<?> definition = context.getDefinedModels().get(name);
    return definition == null ? schema : definition;
  }

  /** Where a controller names no media type, the answer is JSON and nothing else. */
  private static void nameJson(ApiResponses answers) {
    for (ApiResponse answer : answers.values()) {
      Content content = answer.getContent();
      if (content != null && content.containsKey(MediaType.ALL_VALUE)) {
        content.addMediaType(MediaType.APPLICATION_JSON_VALUE, content.remove(MediaType.ALL_VALUE));
      }
    }
  }

  /** Says of parameters that mean the same everywhere what they are. */
  private static void describeParameters(Operation operation, HandlerMethod method) {
    if (operation.getParameters() == null) {
      return;
    }
    for (Parameter parameter : operation.getParameters()) {
      Schema<?> schema = parameter.getSchema();
      switch (parameter.getName()) {
        case "id", "orderId" -> schema.format("uuid");
        case "cursor" ->
            parameter.description("`nextCursor` of the page before; the first page without it.");
        case "limit" -> {
          parameter.description("The most entries of the page.");
          parameter.schema(pageLimit());
        }
        default -> {}
      }
    }
    for (MethodParameter declared : method.getMethodParameters()) {
      NameOf names = declared.getParameterAnnotation(NameOf.class);
      if (names != null) {
        operation.getParameters().stream()
            .filter(parameter -> parameter.getName().equals(declared.getParameterName()))
            .forEach(parameter -> listNames(parameter.getSchema(), names));
      }
    }
  }

  @SuppressWarnings("unchecked") // a text's schema lists texts
  private static void listNames(Schema<?> text, NameOf names) {
    ((Schema<String>) text)
        .setEnum(Arrays.stream(names.value().getEnumConstants()).map(WireNames::of).toList());
  }

  private static void addExamples(Operation operation, Described described, JsonMapper json) {
    for (String file : described.requests()) {
      operation
          .getRequestBody()
          .getContent()
          .values()
          .forEach(content ->
              content.addExamples(
                  file.replace(".json", ""), new Example().value(example(file, json))));
    }
    if (!described.answer().isEmpty()) {
      operation.getResponses().entrySet().stream()
          .filter(answer -> answer.getKey().startsWith("2"))
          .flatMap(answer -> answer.getValue().getContent().values().stream())
          .forEach(content -> content.setExample(example(described.answer(), json)));
    }
  }

  static void addProblem(Operation operation, ProblemType problem) {
    String status = Integer.toString(problem.status().value());
    ApiResponse response = operation.getResponses().computeIfAbsent(status, s -> new ApiResponse());
    response.description(problem.status().getReasonPhrase());
    if (MAY_BE_REPEATED_LATER.contains(problem.status())) {
      response.addHeaderObject(
          HttpHeaders.RETRY_AFTER,
          new Header().description("After how many seconds to repeat.").schema(ofType("integer")));
    }
    if (response.getContent() == null) {
      response.content(new Content());
    }
    response
        .getContent()
        .computeIfAbsent(
            MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            type ->
                new io.swagger.v3.oas.models.media.MediaType()
                    .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))
        .addExamples(
            problem.uri().getPath().substring("/problems/".length()),
            new Example()
                .summary(problem.title())
                .value(problem.with(problem.description()).json()));
  }

  private static void addAccess(
      Operation operation, PathItem.HttpMethod method, String path, AccessRules rules) {
    rules.rules().stream()
        .filter(rule -> rule.method().name().equals(method.name()) && rule.path().equals(path))
        .findFirst()
        .ifPresent(rule -> {
          switch (rule.access()) {
            case AccessRules.Access.Anyone _ -> operation.setSecurity(List.of());
            case AccessRules.Access.Only only -> {
              operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
              operation.setDescription(
                  (operation.getDescription() == null ? "" : operation.getDescription() + " ")
                      + "For: "
                      + only.roles().stream()
                          .sorted()
                          .map(WireNames::of)
                          .collect(Collectors.joining(", "))
                      + ".");
              addProblem(operation, ProblemType.UNAUTHENTICATED);
              addProblem(operation, ProblemType.FORBIDDEN);
            }
          }
        });
  }

  /** {@code /order/{id}} has the id of the order. */
  private static void describeIds(String path, PathItem item) {
    Matcher of = BEFORE_ID.matcher(path);
    if (of.find()) {
      String what = of.group(1).replace('-', ' ').replaceAll("s$", "");
      item.readOperations().stream()
          .flatMap(operation -> operation.getParameters().stream())
          .filter(parameter -> parameter.getName().equals("id"))
          .forEach(parameter -> parameter.description("The id of the " + what + "."));
    }
  }

  private static Schema<?> pageLimit() {
    Schema<?> limit = ofType("integer");
    limit.setMinimum(BigDecimal.ONE);
    limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
    limit.setDefault(PageRequest.DEFAULT_LIMIT);
    return limit;
  }

  private static Schema<?> problemSchema() {
    Schema<?> problem = ofType("object");
    problem.setDescription(
        "RFC 9457. Some types have further members; docs/problems.md lists them.");
    problem.addProperty("type", ofType("string").description("A stable URI.").format("uri"));
    problem.addProperty("title", ofType("string").description("The type in a few words."));
    problem.addProperty("status", ofType("integer").description("The HTTP status."));
    problem.addProperty("detail", ofType("string").description("What to do about it."));
    problem.setRequired(List.of("type", "title", "status", "detail"));
    problem.setAdditionalProperties(true);
    return problem;
  }

  private static Schema<?> ofType(String type) {
    Schema<?> schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    return schema;
  }

  private static Object example(String file, JsonMapper json) {
    try (InputStream text = OpenApiConfiguration.class.getResourceAsStream("/openapi/" + file)) {
      return json.readValue(Objects.requireNonNull(text, file), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
