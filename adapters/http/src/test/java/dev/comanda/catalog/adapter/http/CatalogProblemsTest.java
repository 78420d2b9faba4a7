package dev.comanda.catalog.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;

import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.ReviseProduct;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Defects G-03 and G-04: what is missing is not found, what is taken is a conflict. */
final class CatalogProblemsTest {

  private static final String CAROL = "employee.carol";
  private static final String PATH = "/products/" + MenuPorts.BURGER.id();
  private static final String GOOD = Golden.text("product-request.json");

  private final MenuPorts ports = new MenuPorts();
  private final Http http = Http.with(ports.controller());

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void a_missing_product_is_not_found() {
    ports.found = Optional.empty();
    ports.revised = new ReviseProduct.Outcome.NotFound();
    ports.withdrawn = new WithdrawProduct.Outcome.NotFound();

    assertProblem(http.anonymous(GET, PATH).exchange(), 404, "product-not-found");
    assertProblem(http.put(CAROL, PATH, GOOD).exchange(), 404, "product-not-found");
    assertProblem(http.as(CAROL, DELETE, PATH).exchange(), 404, "product-not-found");
  }

  @Test
  void a_missing_category_is_not_found() {
    ports.listed = new ListProducts.Outcome.UnknownCategory(new CategoryId("nonsense"));

    assertProblem(
        http.anonymous(GET, "/products?category=nonsense").exchange(), 404, "category-not-found");
  }

  @Test
  void a_product_of_an_unknown_category_is_refused() {
    ports.added = new AddProduct.Outcome.UnknownCategory(new CategoryId("snack"));
    ports.revised = new ReviseProduct.Outcome.UnknownCategory(new CategoryId("snack"));

    assertProblem(http.post(CAROL, "/products", GOOD).exchange(), 422, "unknown-category");
    assertProblem(http.put(CAROL, PATH, GOOD).exchange(), 422, "unknown-category");
  }

  @Test
  void a_taken_name_is_a_conflict() {
    ports.added = new AddProduct.Outcome.NameTaken(new ProductName("X-Burger"));
    ports.revised = new ReviseProduct.Outcome.NameTaken(new ProductName("X-Burger"));

    assertProblem(http.post(CAROL, "/products", GOOD).exchange(), 409, "product-name-taken");
    assertProblem(http.put(CAROL, PATH, GOOD).exchange(), 409, "product-name-taken");
  }

  @Test
  void what_the_core_forbids_is_forbidden() {
    ports.added = new AddProduct.Outcome.Forbidden();
    ports.revised = new ReviseProduct.Outcome.Forbidden();
    ports.withdrawn = new WithdrawProduct.Outcome.Forbidden();

    assertProblem(http.post(CAROL, "/products", GOOD).exchange(), 403, "forbidden");
    assertProblem(http.put(CAROL, PATH, GOOD).exchange(), 403, "forbidden");
    assertProblem(http.as(CAROL, DELETE, PATH).exchange(), 403, "forbidden");
  }

  @Test
  void every_wrong_field_of_a_product_is_named_at_once() {
    MvcTestResult answer =
        http.put(
                CAROL,
                "/products/nonsense",
                """
                {
                  "name": " ",
                  "description": 5,
                  "price": {"amount": "1e3", "currency": "Real"},
                  "category": "Snack!",
                  "imageUrl": "javascript:alert(1)",
                  "preparationMinutes": 0
                }
                """)
            .exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer))
        .containsExactlyInAnyOrder(
            "id must be a UUID",
            "name must have 1 to 150 characters",
            "description must be a text",
            "price.amount must be a decimal number such as 22.90",
            "price.currency must be a currency of ISO 4217 such as BRL",
            "category must have 1 to 30 lower-case letters, digits or hyphens, a letter first",
            "imageUrl must be an https address or a path such as /images/a.png",
            "preparationMinutes must be between 1 and 120");
    assertThat(ports.calls).isEmpty();
  }

  @Test
  void an_empty_product_names_all_that_is_required() {
    MvcTestResult answer = http.post(CAROL, "/products", "{}").exchange();

    assertThat(errorsOf(answer))
        .containsExactlyInAnyOrder(
            "name is required",
            "price is required",
            "category is required",
            "preparationMinutes is required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":22.9,\"currency\":\"BRL\"}",
        "{\"amount\":\"22.901\",\"currency\":\"BRL\"}",
        "{\"amount\":\"0\",\"currency\":\"BRL\"}",
        "{\"amount\":\"-1\",\"currency\":\"BRL\"}",
        "{\"amount\":\"10000\",\"currency\":\"BRL\"}",
        "{\"amount\":\"22.90\",\"currency\":\"USD\"}",
        "{\"amount\":\"22.90\",\"currency\":\"JPY\"}",
        "{\"amount\":\"22.90\"}",
        "\"22.90\"",
        "22.90",
        "null"
      })
  void a_price_that_is_none_is_refused(String price) {
    MvcTestResult answer =
        http.post(
                CAROL,
                "/products",
                """
                {"name":"X","category":"snack","preparationMinutes":1,"price":%s}\
                """
                    .formatted(price))
            .exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer)).hasSize(1).allMatch(error -> error.startsWith("price"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ids=", "ids=x", "ids=,", "limit=0", "cursor=x", "cursor=Cg", "category=A!"})
  void a_bad_parameter_is_refused(String query) {
    assertProblem(http.anonymous(GET, "/products?" + query).exchange(), 400, "invalid-request");
  }

  @Test
  void too_many_ids_are_refused() {
    String ids = (MenuPorts.BURGER.id() + ",").repeat(100) + MenuPorts.BURGER.id();

    assertProblem(http.anonymous(GET, "/products?ids=" + ids).exchange(), 400, "invalid-request");
  }

  @Test
  void ids_stand_alone() {
    MvcTestResult answer =
        http.anonymous(
                GET, "/products?ids={id}&category=snack&limit=1&cursor=x", MenuPorts.BURGER.id())
            .exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer))
        .containsExactly(
            "category must not be given together with ids",
            "cursor must not be given together with ids",
            "limit must not be given together with ids");
  }
}
