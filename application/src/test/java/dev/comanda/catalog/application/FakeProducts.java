package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.AProduct;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Products for tests of use cases: insists on what the port demands of callers, and can let
 * somebody else be faster.
 */
public final class FakeProducts implements Products {

  private final Map<ProductId, ProductSnapshot> stored = new HashMap<>();
  private Runnable beforeNextSave = () -> {};

  /** Somebody else does something between the next read and its save. */
  public void beforeNextSave(Runnable somebodyElse) {
    beforeNextSave = somebodyElse;
  }

  /** Stores a product that a test begins with. */
  public FakeProducts having(Product product) {
    store(product);
    return this;
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return Optional.ofNullable(stored.get(id)).map(Product::rehydrate);
  }

  @Override
  public boolean add(Product product) {
    runOnce();
    return storeIfNameIsFree(product);
  }

  @Override
  public boolean save(Product product) {
    runOnce();
    ProductSnapshot current = stored.get(product.getId());
    if (current == null || current.version() != product.snapshot().version()) {
      throw new ConcurrentChangeException("product " + product.getId());
    }
    return storeIfNameIsFree(product);
  }

  @Override
  public Page<ProductSnapshot, ProductName> menu(
      Optional<CategoryId> category, PageRequest<ProductName> page) {
    return Page.of(
        onTheMenu()
            .filter(p -> category.isEmpty() || p.details().category().equals(category.get()))
            .filter(p -> page.after().isEmpty() || name(p).compareTo(page.after().get()) > 0)
            .limit(page.limit() + 1L)
            .toList(),
        page,
        FakeProducts::name);
  }

  @Override
  public List<ProductSnapshot> onTheMenu(Set<ProductId> products) {
    if (products.isEmpty() || products.size() > ListProducts.MAX_PRODUCTS) {
      throw new IllegalArgumentException("nobody may ask for " + products.size() + " products");
    }
    return onTheMenu().filter(product -> products.contains(product.id())).toList();
  }

  @Override
  public List<Category> categories() {
    return List.of(
        new Category(AProduct.SNACK, "Lanches"), new Category(AProduct.DRINK, "Bebidas"));
  }

  private Stream<ProductSnapshot> onTheMenu() {
    return stored.values().stream()
        .filter(product -> !product.withdrawn())
        .sorted(Comparator.comparing(FakeProducts::name));
  }

  private boolean storeIfNameIsFree(Product product) {
    ProductSnapshot snapshot = product.snapshot();
    boolean taken =
        !snapshot.withdrawn()
            && onTheMenu()
                .filter(other -> !other.id().equals(snapshot.id()))
                .anyMatch(other -> name(other).key().equals(name(snapshot).key()));
    if (!taken) {
      store(product);
    }
    return !taken;
  }

  private void store(Product product) {
    ProductSnapshot snapshot = product.snapshot();
    stored.put(
        snapshot.id(),
        new ProductSnapshot(
            snapshot.id(), snapshot.details(), snapshot.withdrawn(), snapshot.version() + 1));
  }

  private void runOnce() {
    Runnable somebodyElse = beforeNextSave;
    beforeNextSave = () -> {};
    somebodyElse.run();
  }

  private static ProductName name(ProductSnapshot product) {
    return product.details().name();
  }
}
