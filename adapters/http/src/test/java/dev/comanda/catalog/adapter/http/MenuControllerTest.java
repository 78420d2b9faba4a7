package dev.comanda.catalog.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;

import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.ReviseProduct;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The menu over HTTP, as long as nothing is wrong; what is wrong is CatalogProblemsTest's. */
final class MenuControllerTest {

  private static final String CAROL = "employee.carol";
  private static final Requester STAFF = new Requester("carol", Role.EMPLOYEE);

  private final MenuPorts ports = new MenuPorts();
  private final Http http = Http.with(ports.controller());

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void anybody_reads_the_categories() {
    Golden.assertMatches("categories.json", http.anonymous(GET, "/categories").exchange());
  }

  @Test
  void anybody_reads_the_menu_page_by_page() {
    MvcTestResult first = http.anonymous(GET, "/products?category=snack&limit=2").exchange();
    Golden.assertMatches("products.json", first);

    assertThat(http.anonymous(GET, "/products?cursor=w4FndWE").exchange()).hasStatus(200);
    assertThat(ports.calls)
        .containsExactly(
            new ListProducts.Query(Optional.of(new CategoryId("snack")), PageRequest.first(2)),
            new ListProducts.Query(
                Optional.empty(),
                new PageRequest<>(
                    Optional.of(MenuPorts.WATER.details().name()), PageRequest.DEFAULT_LIMIT)));
  }

  @Test
  void products_are_listed_by_id_on_one_page() {
    MvcTestResult answer =
        http.anonymous(GET, "/products?ids={a},{b}", MenuPorts.BURGER.id(), MenuPorts.WATER.id())
            .exchange();

    assertThat(answer).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
    assertThat(answer).bodyJson().doesNotHavePath("$.nextCursor");
    assertThat(ports.calls).containsExactly(Set.of(MenuPorts.BURGER.id(), MenuPorts.WATER.id()));
  }

  @Test
  void anybody_reads_a_product() {
    Golden.assertMatches(
        "product.json", http.anonymous(GET, "/products/{id}", MenuPorts.BURGER.id()).exchange());
  }

  @Test
  void the_staff_adds_a_product() {
    MvcTestResult answer =
        http.post(CAROL, "/products", Golden.text("product-request.json")).exchange();

    assertThat(answer).hasStatus(201);
    assertThat(answer)
        .headers()
        .hasValue(HttpHeaders.LOCATION, "/products/" + MenuPorts.BURGER.id());
    Golden.assertMatches("product.json", answer);
    assertThat(ports.calls)
        .containsExactly(new AddProduct.Command(STAFF, MenuPorts.BURGER.details()));
  }

  @Test
  void description_and_picture_may_be_left_out() {
    http.post(
            CAROL,
            "/products",
            """
            {"name":"Água","price":{"amount":"5","currency":"BRL"},"category":"drink",
             "preparationMinutes":1}\
            """)
        .exchange();

    assertThat(ports.calls)
        .containsExactly(new AddProduct.Command(STAFF, MenuPorts.WATER.details()));
  }

  @Test
  void the_staff_revises_a_product() {
    MvcTestResult answer =
        http.put(CAROL, "/products/" + MenuPorts.BURGER.id(), Golden.text("product-request.json"))
            .exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("product.json", answer);
    assertThat(ports.calls)
        .containsExactly(
            new ReviseProduct.Command(STAFF, MenuPorts.BURGER.id(), MenuPorts.BURGER.details()));
  }

  @Test
  void the_staff_withdraws_a_product() {
    MvcTestResult answer =
        http.as(CAROL, DELETE, "/products/{id}", MenuPorts.BURGER.id()).exchange();

    assertThat(answer).hasStatus(204);
    assertThat(answer).body().isEmpty();
    assertThat(ports.calls)
        .containsExactly(new WithdrawProduct.Command(STAFF, MenuPorts.BURGER.id()));
  }
}
