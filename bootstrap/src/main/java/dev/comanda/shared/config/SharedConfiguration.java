package dev.comanda.shared.config;

import com.nimbusds.jose.jwk.JWKSet;
import dev.comanda.shared.adapter.http.HealthController;
import dev.comanda.shared.adapter.http.HttpAdapterConfiguration;
import dev.comanda.shared.adapter.http.HttpSettings;
import dev.comanda.shared.adapter.http.Rate;
import dev.comanda.shared.adapter.jwt.AccessTokenDecoder;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/**
 * What every process has, whichever hexagons it hosts: the clock, the doorman, the list of parts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComandaSettings.class)
@Import(HttpAdapterConfiguration.class)
public class SharedConfiguration {

  @Bean
  Topology topology(Environment environment) {
    return Topology.of(environment);
  }

  /** To the millisecond, which every store and every message keeps. */
  @Bean
  InstantSource clock(ComandaSettings settings) {
    return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), settings.clockOffset());
  }

  @Bean
  HttpSettings httpSettings(ComandaSettings settings) {
    ComandaSettings.Http http = settings.http();
    ComandaSettings.Http.Limits limits = http.limits();
    return new HttpSettings(
        Math.toIntExact(http.maxBody().toBytes()),
        Arrays.asList(StringUtils.tokenizeToStringArray(http.allowedOrigins(), ",")),
        new HttpSettings.Limits(
            limits.requestsAtOnce(),
            new Rate(limits.writeBurst(), limits.writeRefill()),
            new Rate(limits.signInBurst(), limits.signInRefill()),
            new Rate(limits.failedPasswordBurst(), limits.failedPasswordRefill())));
  }

  @Bean
  AccessTokenProfile accessTokenProfile(ComandaSettings settings) {
    return new AccessTokenProfile(settings.jwt().issuer(), settings.jwt().audience());
  }

  /**
   * Verifies tokens by the keys of this process's identity, or by those that another one serves.
   */
  @Bean
  JwtDecoder accessTokens(
      ComandaSettings settings,
      AccessTokenProfile profile,
      ObjectProvider<Supplier<JWKSet>> ownKeys,
      InstantSource clock) {
    String elsewhere = settings.jwt().jwksUri();
    if (!elsewhere.isBlank()) {
      return AccessTokenDecoder.withKeysAt(URI.create(elsewhere), profile, clock);
    }
    Supplier<JWKSet> keys =
        ownKeys.getIfAvailable(() -> {
          throw new IllegalStateException(
              "comanda.jwt.jwks-uri is not set, and this process does not host identity:"
                  + " nobody could verify a token");
        });
    return AccessTokenDecoder.withKeys(keys, profile, clock);
  }

  /** A new one for each client, so that none gets another's settings; all of them are traced. */
  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  RestClient.Builder restClient(ObservationRegistry observations) {
    return RestClient.builder().observationRegistry(observations);
  }

  @Bean
  HealthController healthController(ApplicationAvailability availability) {
    return new HealthController(
        () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
  }

  @Bean
  PortTable portTable(ListableBeanFactory beans, Topology topology) {
    return new PortTable(beans, topology);
  }

  @Bean
  @ConditionalOnProperty("comanda.run.parent-pid")
  ParentWatch parentWatch(Environment environment, ApplicationContext context) {
    return new ParentWatch(
        environment.getRequiredProperty("comanda.run.parent-pid", Long.class), context);
  }
}
