package dev.comanda.shared.adapter.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import org.springframework.http.HttpHeaders;

/**
 * How the route for the payment provider is described. It is answered in an adapter that knows
 * nothing of OpenAPI; what the provider sends is the provider's to say.
 */
final class ProviderNotification {

  static final String PATH = "/payment/webhook";

  private static final String SIGNATURE = "mercadoPagoSignature";
  private static final String TAG = "Provider";

  private ProviderNotification() {}

  /** Adds it. */
  static void describeIn(OpenAPI api) {
    api.addTagsItem(
        new Tag().name(TAG).description("What Mercado Pago tells Comanda; nobody else can."));
    api.getComponents()
        .addSecuritySchemes(
            SIGNATURE,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("x-signature")
                .description(
                    "`ts=<time>,v1=<HMAC-SHA256>` of `id:<data.id>;request-id:<x-request-id>;"
                        + "ts:<time>;`, made with a secret that only Mercado Pago shares."));
    api.getPaths().addPathItem(PATH, new PathItem().post(operation()));
  }

  private static Operation operation() {
    Operation operation =
        new Operation()
            .operationId("receiveNotification")
            .addTagsItem(TAG)
            .summary("Hear that a payment may have changed")
            .description(
                "A hint and no more: what has changed is asked of Mercado Pago. The body is not read."
                    + " Repeating it is harmless.")
            .addParametersItem(
                parameter(
                    "query", "data.id", "The provider's order.", "ORD01J0000000000000000000000"))
            .addParametersItem(
                parameter("query", "type", "What it is about; only orders concern us.", "order"))
            .addParametersItem(
                parameter(
                    "header",
                    "x-request-id",
                    "A part of what is signed.",
                    "bb56a2f1-6aae-46ac-982e-9dcd3581d08e"))
            .responses(
                new ApiResponses()
                    .addApiResponse("200", answer("Followed, or nothing to follow."))
                    .addApiResponse("401", answer("Not signed by Mercado Pago, or too long ago."))
                    .addApiResponse(
                        "503",
                        answer("It cannot be followed now; send it again.")
                            .addHeaderObject(
                                HttpHeaders.RETRY_AFTER,
                                new Header()
                                    .description("After how many seconds to repeat.")
                                    .schema(new IntegerSchema().format(null)))))
            .addSecurityItem(new SecurityRequirement().addList(SIGNATURE));
    // Signed, but its order cannot be one; or no HTTP that anybody understands.
    OpenApiConfiguration.addProblem(operation, ProblemType.BAD_REQUEST);
    return operation;
  }

  private static Parameter parameter(String in, String name, String description, String example) {
    return new Parameter()
        .in(in)
        .name(name)
        .required(false)
        .description(description)
        .example(example)
        .schema(new StringSchema());
  }

  private static ApiResponse answer(String description) {
    return new ApiResponse().description(description);
  }
}
