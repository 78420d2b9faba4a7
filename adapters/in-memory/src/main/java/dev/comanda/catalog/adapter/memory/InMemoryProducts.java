package dev.comanda.catalog.adapter.memory;

import dev.comanda.catalog.application.Products;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Products as snapshots, which nobody can change; it begins with the seed menu. */
@SecondaryAdapter
public final class InMemoryProducts implements Products {

  private final Map<ProductId, ProductSnapshot> products = new HashMap<>();

  /** By name, of which there is one each; withdrawn products are not in it. */
  private final NavigableMap<ProductName, ProductSnapshot> menu = new TreeMap<>();

  /** With the menu of the first day. */
  public InMemoryProducts() {
    SeedMenu.products().forEach(this::add);
  }

  @Override
  public synchronized Optional<Product> find(ProductId id) {
    return Optional.ofNullable(products.get(id)).map(Product::rehydrate);
  }

  @Override
  public synchronized boolean add(Product product) {
    return storeIfNameIsFree(product.snapshot());
  }

  @Override
  public synchronized boolean save(Product product) {
    ProductSnapshot current = products.get(product.getId());
    if (current == null || current.version() != product.snapshot().version()) {
      throw new ConcurrentChangeException("product " + product.getId());
    }
    return storeIfNameIsFree(product.snapshot());
  }

  @Override
  public synchronized Page<ProductSnapshot, ProductName> menu(
      Optional<CategoryId> category, PageRequest<ProductName> page) {
    Collection<ProductSnapshot> candidates =
        page.after().map(name -> menu.tailMap(name, false)).orElse(menu).values();
    return Page.of(
        candidates.stream()
            .filter(p -> category.isEmpty() || p.details().category().equals(category.get()))
            .limit(page.limit() + 1L)
            .toList(),
        page,
        product -> product.details().name());
  }

  @Override
  public synchronized List<ProductSnapshot> onTheMenu(Set<ProductId> asked) {
    return menu.values().stream().filter(product -> asked.contains(product.id())).toList();
  }

  @Override
  public List<Category> categories() {
    return SeedMenu.CATEGORIES;
  }

  private boolean storeIfNameIsFree(ProductSnapshot product) {
    ProductSnapshot namesake = menu.get(product.details().name());
    if (!product.withdrawn() && namesake != null && !namesake.id().equals(product.id())) {
      return false;
    }
    ProductSnapshot stored =
        new ProductSnapshot(
            product.id(), product.details(), product.withdrawn(), product.version() + 1);
    ProductSnapshot before = products.put(stored.id(), stored);
    if (before != null && !before.withdrawn()) {
      menu.remove(before.details().name());
    }
    if (!stored.withdrawn()) {
      menu.put(stored.details().name(), stored);
    }
    return true;
  }
}
