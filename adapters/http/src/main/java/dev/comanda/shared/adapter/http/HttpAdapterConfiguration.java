package dev.comanda.shared.adapter.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the controllers of all contexts rely on, for bootstrap to import. It asks for a
 * {@link JwtDecoder} that verifies tokens, and takes {@link HttpSettings} if there are any;
 * controllers are registered by whoever hosts their context.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(DescriptionConfiguration.class)
public class HttpAdapterConfiguration {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** Who may call what: the public API, and what else this process has rules for. */
  @Bean
  public AccessRules accessRules(ObjectProvider<AccessRules.Rule> more) {
    return AccessRules.ofPublicApi().and(more.orderedStream().toList());
  }

  @Bean
  ProblemWriter problemWriter() {
    return new ProblemWriter(Json.mapper());
  }

  @Bean
  Problems problems(ProblemWriter writer) {
    return new Problems(writer);
  }

  /** For whoever checks passwords: what is left of the attempts for one username. */
  @Bean
  public TokenBuckets failedPasswords(
      ObjectProvider<HttpSettings> settings, ObjectProvider<Ticker> time) {
    return new TokenBuckets(
        settings.getIfAvailable(HttpSettings::defaults).limits().failedPasswords(),
        time.getIfAvailable(Ticker::systemTicker));
  }

  @Bean
  WebMvcConfigurer wireFormat() {
    JsonMapper json = Json.mapper();
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(ServerBuilder converters) {
        converters
            .addCustomConverter(new SubmittedConverter(json))
            .withJsonConverter(new JacksonJsonHttpMessageConverter(json));
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequesterArgument());
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AcceptableFirst());
      }
    };
  }

  /**
   * A request is observed once, as a whole. Spring Security would observe each of its filters and
   * decisions besides, twenty times a request, and nobody looks at it.
   */
  @Bean
  SecurityObservationSettings onlyWholeRequests() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain publicApi(
      HttpSecurity http,
      AccessRules rules,
      JwtDecoder tokens,
      ProblemWriter writer,
      Problems problems,
      ObjectProvider<HttpSettings> settingsIfAny,
      ObjectProvider<Ticker> time) {
    HttpSettings settings = settingsIfAny.getIfAvailable(HttpSettings::defaults);
    Denials denials = new Denials(rules, writer);
    return http
        // No cookie carries a token, so no page can make a browser send one without knowing it.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .cors(cors -> cors.configurationSource(corsFor(settings)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(by(rules)))
        .addFilterBefore(verifying(tokens, denials), AnonymousAuthenticationFilter.class)
        // Around the access decision: who is turned away is written down, too.
        .addFilterBefore(new AuditFilter(rules), LogoutFilter.class)
        .addFilterBefore(new LastResortFilter(problems), DisableEncodeUrlFilter.class)
        .addFilterBefore(
            new OverloadFilter(settings.limits().atOnce(), writer), DisableEncodeUrlFilter.class)
        .addFilterAfter(
            new CallerLimitFilter(
                settings.limits(), time.getIfAvailable(Ticker::systemTicker), writer),
            AuthorizationFilter.class)
        // Behind the access decision: nobody's body is read who may not send it.
        .addFilterAfter(
            new BodyLimitFilter(settings.maxBodyBytes(), writer), AuthorizationFilter.class)
        .build();
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat() {
    return ProblemReportValve.inPlaceOfPages();
  }

  @Bean
  RequestRejectedHandler refusedByFirewall(ProblemWriter writer) {
    return (request, response, _) -> writer.write(Problems.refusedByFirewall(), request, response);
  }

  /**
   * Not by {@code oauth2ResourceServer()}, which besides this adds a route of its own without an
   * access decision: {@code /.well-known/oauth-protected-resource}.
   */
  private static Filter verifying(JwtDecoder tokens, Denials denials) {
    JwtAuthenticationProvider provider = new JwtAuthenticationProvider(tokens);
    provider.setJwtAuthenticationConverter(RequesterAuthentication.fromToken());
    BearerTokenAuthenticationFilter filter =
        new BearerTokenAuthenticationFilter(new ProviderManager(provider));
    filter.setAuthenticationEntryPoint(denials);
    return filter;
  }

  private static AuthorizationManager<RequestAuthorizationContext> by(AccessRules rules) {
    return (who, context) ->
        new AuthorizationDecision(
            rules
                .accessTo(context.getRequest())
                .map(access ->
                    switch (access) {
                      case AccessRules.Access.Anyone _ -> true;
                      case AccessRules.Access.Only only ->
                          who.get() instanceof RequesterAuthentication known
                              && only.roles().contains(known.requester().role());
                    })
                .orElse(false));
  }

  private static CorsConfigurationSource corsFor(HttpSettings settings) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(settings.allowedOrigins());
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
    cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    cors.setExposedHeaders(
        List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
    cors.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", cors);
    return everywhere;
  }
}
