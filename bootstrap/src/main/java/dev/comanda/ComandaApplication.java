package dev.comanda;

import dev.comanda.catalog.config.CatalogConfiguration;
import dev.comanda.identity.config.IdentityConfiguration;
import dev.comanda.order.config.OrderConfiguration;
import dev.comanda.payment.config.PaymentConfiguration;
import dev.comanda.production.config.ProductionConfiguration;
import dev.comanda.shared.config.DynamoDbConfiguration;
import dev.comanda.shared.config.MessagingConfiguration;
import dev.comanda.shared.config.SharedConfiguration;
import dev.comanda.shared.config.Topology;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.Modulithic;

/**
 * The one application: which hexagons it hosts, and on what, is a matter of settings (see {@link
 * Topology}). Nothing of the core or of the adapters is found by scanning; each context's
 * {@code @Configuration} says what exists. Nor is anything of Spring Boot: what takes part is named
 * in {@code META-INF/spring/dev.comanda.ComandaApplication.imports}.
 */
@Modulithic(systemName = "Comanda")
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration
@Import({
  SharedConfiguration.class,
  DynamoDbConfiguration.class,
  MessagingConfiguration.class,
  IdentityConfiguration.class,
  CatalogConfiguration.class,
  OrderConfiguration.class,
  PaymentConfiguration.class,
  ProductionConfiguration.class
})
public class ComandaApplication {

  /** Starts the application; see {@code application.yaml} for its settings. */
  public static void main(String[] args) {
    SpringApplication.run(ComandaApplication.class, args);
  }
}
