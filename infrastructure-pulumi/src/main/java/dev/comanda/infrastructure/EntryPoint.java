package dev.comanda.infrastructure;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.VpcLink;
import com.pulumi.aws.apigatewayv2.VpcLinkArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The only door: an HTTP API that lets everything through to the load balancer, over a link into
 * the network. Who may do what is decided by the services, which verify tokens themselves.
 */
final class EntryPoint extends Concern {

  /** The longest that API Gateway waits, in milliseconds. */
  private static final int TIMEOUT_MS = 30_000;

  /** For how many seconds a browser remembers what CORS allows. */
  private static final int CORS_SECONDS = 3_600;

  private final Api api;

  EntryPoint(
      Settings settings,
      Network network,
      Firewall firewall,
      LoadBalancing loadBalancing,
      Logs logs,
      Resource parent) {
    super("EntryPoint", "entry-point", parent);
    List<String> origins = settings.api().allowedOrigins();
    this.api =
        new Api(
            "api",
            ApiArgs.builder()
                .name(settings.prefix())
                .description("Comanda, " + settings.stack())
                .protocolType("HTTP")
                .corsConfiguration(
                    ApiCorsConfigurationArgs.builder()
                        .allowOrigins(origins)
                        .allowMethods(
                            settings.isProduction()
                                ? List.of("GET", "POST", "PUT", "DELETE", "OPTIONS")
                                : List.of("*"))
                        .allowHeaders(
                            settings.isProduction()
                                ? List.of(
                                    "authorization",
                                    "content-type",
                                    "idempotency-key",
                                    "traceparent")
                                : List.of("*"))
                        .exposeHeaders("location", "retry-after")
                        .maxAge(CORS_SECONDS)
                        .build())
                .build(),
            own());
    VpcLink link =
        new VpcLink(
            "link",
            VpcLinkArgs.builder()
                .name(settings.prefix())
                .subnetIds(network.privateSubnetIds())
                .securityGroupIds(firewall.vpcLink().applyValue(List::of))
                .build(),
            own());
    Integration services =
        new Integration(
            "services",
            IntegrationArgs.builder()
                .apiId(api.id())
                .integrationType("HTTP_PROXY")
                .integrationMethod("ANY")
                .integrationUri(loadBalancing.listenerArn())
                .connectionType("VPC_LINK")
                .connectionId(link.id())
                .payloadFormatVersion("1.0")
                .timeoutMilliseconds(TIMEOUT_MS)
                .build(),
            own());
    new Route(
        "everything",
        RouteArgs.builder()
            .apiId(api.id())
            .routeKey("ANY /{proxy+}")
            .target(Output.format("integrations/%s", services.id()))
            .build(),
        own());
    new Stage(
        "stage",
        StageArgs.builder()
            .apiId(api.id())
            .name("$default")
            .autoDeploy(true)
            .accessLogSettings(
                StageAccessLogSettingsArgs.builder()
                    .destinationArn(logs.group("api", this).arn())
                    .format(accessLog())
                    .build())
            .defaultRouteSettings(
                StageDefaultRouteSettingsArgs.builder()
                    .throttlingRateLimit((double) settings.api().throttleRate())
                    .throttlingBurstLimit(settings.api().throttleBurst())
                    .detailedMetricsEnabled(true)
                    .build())
            .build(),
        own());
    registerOutputs(Map.of("url", api.apiEndpoint()));
  }

  Output<String> apiId() {
    return api.id();
  }

  Output<String> url() {
    return api.apiEndpoint();
  }

  /** No query, no header: what people send may be personal. */
  private static Output<String> accessLog() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("requestId", "$context.requestId");
    fields.put("time", "$context.requestTime");
    fields.put("method", "$context.httpMethod");
    fields.put("path", "$context.path");
    fields.put("status", "$context.status");
    fields.put("latencyMs", "$context.responseLatency");
    fields.put("servicesMs", "$context.integrationLatency");
    fields.put("error", "$context.error.message");
    return Json.of(fields);
  }
}
