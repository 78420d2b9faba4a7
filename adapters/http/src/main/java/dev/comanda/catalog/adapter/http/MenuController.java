package dev.comanda.catalog.adapter.http;

import dev.comanda.catalog.application.AddProduct;
import dev.comanda.catalog.application.FindProduct;
import dev.comanda.catalog.application.ListCategories;
import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.application.ReviseProduct;
import dev.comanda.catalog.application.WithdrawProduct;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.shared.adapter.http.Cursor;
import dev.comanda.shared.adapter.http.Described;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.PageRepresentation;
import dev.comanda.shared.adapter.http.Problem;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Readers;
import dev.comanda.shared.adapter.http.Submitted;
import dev.comanda.shared.adapter.http.Value;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The menu as REST resources. */
@PrimaryAdapter
@RestController
@Tag(name = "Menu", description = "What can be ordered.")
public final class MenuController {

  static final Cursor<ProductName> CURSOR =
      new Cursor<>(1, name -> List.of(name.value()), texts -> new ProductName(texts.getFirst()));

  private final FindProduct findProduct;
  private final ListProducts listProducts;
  private final ListCategories listCategories;
  private final AddProduct addProduct;
  private final ReviseProduct reviseProduct;
  private final WithdrawProduct withdrawProduct;

  /** A controller that calls these ports. */
  public MenuController(
      FindProduct findProduct,
      ListProducts listProducts,
      ListCategories listCategories,
      AddProduct addProduct,
      ReviseProduct reviseProduct,
      WithdrawProduct withdrawProduct) {
    this.findProduct = findProduct;
    this.listProducts = listProducts;
    this.listCategories = listCategories;
    this.addProduct = addProduct;
    this.reviseProduct = reviseProduct;
    this.withdrawProduct = withdrawProduct;
  }

  @GetMapping("/categories")
  @Operation(
      summary = "List the categories",
      description = "All of them on one page, in menu order.")
  @Described(answer = "categories.json")
  PageRepresentation<CategoryRepresentation> listCategories() {
    return new PageRepresentation<>(
        listCategories.list().stream().map(CategoryRepresentation::of).toList(), null);
  }

  @GetMapping("/products")
  @Operation(summary = "List the menu", description = "By name.")
  @Described(answer = "products.json", problems = ProblemType.CATEGORY_NOT_FOUND)
  PageRepresentation<ProductRepresentation> listProducts(
      @Parameter(description = "Only products of this category.", example = "snack")
          @RequestParam(required = false)
          @Nullable String category,
      @Parameter(
              description =
                  "Only these products, up to 100 ids with commas between them; without the other"
                      + " parameters. Those that are not on the menu are left out.")
          @RequestParam(required = false)
          @Nullable String ids,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return ids == null ? menu(category, cursor, limit) : named(ids, category, cursor, limit);
  }

  @GetMapping("/products/{id}")
  @Operation(summary = "Show a product", description = "As it is on the menu now.")
  @Described(answer = "product.json", problems = ProblemType.PRODUCT_NOT_FOUND)
  ProductRepresentation findProduct(@PathVariable String id) {
    return findProduct
        .find(productId(id))
        .map(ProductRepresentation::of)
        .orElseThrow(() -> notFound().exception());
  }

  @PostMapping("/products")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a product")
  @Described(
      requests = "product-request.json",
      answer = "product.json",
      problems = {ProblemType.PRODUCT_NAME_TAKEN, ProblemType.UNKNOWN_CATEGORY})
  ResponseEntity<ProductRepresentation> addProduct(
      Requester requester, @RequestBody Submitted<ProductRequest> submitted) {
    return switch (addProduct.add(new AddProduct.Command(requester, details(submitted)))) {
      case AddProduct.Outcome.Added added ->
          ResponseEntity.created(URI.create("/products/" + added.product().id()))
              .body(ProductRepresentation.of(added.product()));
      case AddProduct.Outcome.NameTaken _ -> throw nameTaken().exception();
      case AddProduct.Outcome.UnknownCategory _ -> throw unknownCategory().exception();
      case AddProduct.Outcome.Forbidden _ -> throw Problem.forbidden().exception();
    };
  }

  @PutMapping("/products/{id}")
  @Operation(
      summary = "Revise a product",
      description =
          "As a whole: what is left out is gone. Orders keep the name and price they had.")
  @Described(
      requests = "product-request.json",
      answer = "product.json",
      problems = {
        ProblemType.PRODUCT_NOT_FOUND,
        ProblemType.PRODUCT_NAME_TAKEN,
        ProblemType.UNKNOWN_CATEGORY,
        ProblemType.CONCURRENT_CHANGE
      })
  ProductRepresentation reviseProduct(
      Requester requester,
      @PathVariable String id,
      @RequestBody Submitted<ProductRequest> submitted) {
    Value<ProductId> product = readProductId(submitted.fields(), id);
    ProductDetails details = details(submitted);
    return switch (reviseProduct.revise(
        new ReviseProduct.Command(requester, product.get(), details))) {
      case ReviseProduct.Outcome.Revised revised -> ProductRepresentation.of(revised.product());
      case ReviseProduct.Outcome.NameTaken _ -> throw nameTaken().exception();
      case ReviseProduct.Outcome.UnknownCategory _ -> throw unknownCategory().exception();
      case ReviseProduct.Outcome.NotFound _ -> throw notFound().exception();
      case ReviseProduct.Outcome.Forbidden _ -> throw Problem.forbidden().exception();
    };
  }

  @DeleteMapping("/products/{id}")
  @Operation(
      summary = "Withdraw a product",
      description = "It is off the menu for good, and its name is free. Repeating it is harmless.")
  @Described(problems = {ProblemType.PRODUCT_NOT_FOUND, ProblemType.CONCURRENT_CHANGE})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdrawProduct(Requester requester, @PathVariable String id) {
    switch (withdrawProduct.withdraw(new WithdrawProduct.Command(requester, productId(id)))) {
      case WithdrawProduct.Outcome.Withdrawn _ -> {}
      case WithdrawProduct.Outcome.NotFound _ -> throw notFound().exception();
      case WithdrawProduct.Outcome.Forbidden _ -> throw Problem.forbidden().exception();
    }
  }

  private PageRepresentation<ProductRepresentation> menu(
      @Nullable String category, @Nullable String cursor, @Nullable String limit) {
    Fields fields = Fields.ofRequest();
    Value<Optional<CategoryId>> only = fields.optional("category", category, CategoryId::new);
    Value<PageRequest<ProductName>> page = CURSOR.pageRequest(fields, cursor, limit);
    fields.requireValid();
    return switch (listProducts.list(new ListProducts.Query(only.get(), page.get()))) {
      case ListProducts.Outcome.Listed listed ->
          PageRepresentation.of(listed.page(), ProductRepresentation::of, CURSOR);
      case ListProducts.Outcome.UnknownCategory _ ->
          throw ProblemType.CATEGORY_NOT_FOUND
              .with("GET /categories lists those that there are.")
              .exception();
    };
  }

  /** Those asked for fit on one page, so the other parameters have no place beside them. */
  private PageRepresentation<ProductRepresentation> named(
      String ids, @Nullable String category, @Nullable String cursor, @Nullable String limit) {
    Fields fields = Fields.ofRequest();
    Value<Set<ProductId>> products = fields.required("ids", ids, MenuController::productIds);
    refuseBesideIds(fields, "category", category);
    refuseBesideIds(fields, "cursor", cursor);
    refuseBesideIds(fields, "limit", limit);
    fields.requireValid();
    return new PageRepresentation<>(
        listProducts.list(products.get()).stream().map(ProductRepresentation::of).toList(), null);
  }

  private static void refuseBesideIds(Fields fields, String name, @Nullable String value) {
    if (value != null) {
      fields.at(name).wrong("must not be given together with ids");
    }
  }

  private static Set<ProductId> productIds(String ids) {
    List<String> texts = Arrays.asList(ids.split(",", -1));
    if (texts.size() > ListProducts.MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          "must not name more than " + ListProducts.MAX_PRODUCTS + " products");
    }
    Set<ProductId> products = new LinkedHashSet<>();
    texts.forEach(text -> products.add(new ProductId(Readers.uuid(text))));
    return products;
  }

  private static ProductDetails details(Submitted<ProductRequest> submitted) {
    Value<ProductDetails> details = submitted.content().read(submitted.fields());
    submitted.fields().requireValid();
    return details.get();
  }

  private static Value<ProductId> readProductId(Fields fields, String text) {
    return fields.required("id", text, id -> new ProductId(Readers.uuid(id)));
  }

  private static ProductId productId(String text) {
    return Fields.only("id", text, id -> new ProductId(Readers.uuid(id)));
  }

  private static Problem notFound() {
    return ProblemType.PRODUCT_NOT_FOUND.with("The product does not exist, or is off the menu.");
  }

  private static Problem nameTaken() {
    return ProblemType.PRODUCT_NAME_TAKEN.with("Nothing was stored; choose another name.");
  }

  private static Problem unknownCategory() {
    return ProblemType.UNKNOWN_CATEGORY.with(
        "Nothing was stored; GET /categories lists those that there are.");
  }
}
