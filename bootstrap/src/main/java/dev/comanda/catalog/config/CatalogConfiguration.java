package dev.comanda.catalog.config;

import dev.comanda.catalog.adapter.http.MenuController;
import dev.comanda.catalog.adapter.memory.InMemoryProducts;
import dev.comanda.catalog.adapter.memory.TimeOrderedProductIds;
import dev.comanda.catalog.adapter.postgres.CatalogSchema;
import dev.comanda.catalog.adapter.postgres.PostgresProducts;
import dev.comanda.catalog.api.Menu;
import dev.comanda.catalog.api.PublishedMenu;
import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.CatalogUseCases;
import dev.comanda.catalog.application.FindProduct;
import dev.comanda.catalog.application.ListCategories;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.ProductIds;
import dev.comanda.catalog.application.Products;
import dev.comanda.catalog.application.ReviseProduct;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ComandaSettings.Postgres;
import dev.comanda.shared.config.ConditionalOnHosted;
import dev.comanda.shared.config.ConditionalOnStores;
import dev.comanda.shared.config.PostgresDatabase;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hexagon of catalog. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted(ComandaContext.CATALOG)
public class CatalogConfiguration {

  /** How its schema comes to be, and who may use it. */
  public static SchemaMigration migration(Postgres settings) {
    return CatalogSchema.migration(settings.catalog().ofService());
  }

  // What it needs: secondary adapters

  @Bean
  ProductIds productIds(InstantSource clock) {
    return new TimeOrderedProductIds(clock);
  }

  // What it can do: use cases

  @Bean
  FindProduct findProduct(Products products) {
    return CatalogUseCases.findProduct(products);
  }

  @Bean
  ListProducts listProducts(Products products) {
    return CatalogUseCases.listProducts(products);
  }

  @Bean
  ListCategories listCategories(Products products) {
    return CatalogUseCases.listCategories(products);
  }

  @Bean
  AddProduct addProduct(Products products, ProductIds ids) {
    return CatalogUseCases.addProduct(products, ids);
  }

  @Bean
  ReviseProduct reviseProduct(Products products) {
    return CatalogUseCases.reviseProduct(products);
  }

  @Bean
  WithdrawProduct withdrawProduct(Products products) {
    return CatalogUseCases.withdrawProduct(products);
  }

  // Who asks it: primary adapters

  @Bean
  MenuController menuController(
      FindProduct find,
      ListProducts list,
      ListCategories categories,
      AddProduct add,
      ReviseProduct revise,
      WithdrawProduct withdraw) {
    return new MenuController(find, list, categories, add, revise, withdraw);
  }

  /** What other contexts in this process may use of it. */
  @Bean
  Menu menu(ListProducts listProducts) {
    return new PublishedMenu(listProducts);
  }

  /** A menu that ends with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores(Backend.MEMORY)
  static class InMemory {

    @Bean
    Products products() {
      return new InMemoryProducts();
    }
  }

  /** The menu in PostgreSQL. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
  static class InPostgres {

    @Bean
    PostgresDatabase catalogDatabase(ComandaSettings settings) {
      Postgres postgres = settings.postgres();
      return PostgresDatabase.open("catalog", postgres, migration(postgres));
    }

    @Bean
    Products products(@Qualifier("catalogDatabase") PostgresDatabase database) {
      return new PostgresProducts(database.sql());
    }
  }
}
