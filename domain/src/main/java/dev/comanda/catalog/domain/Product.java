package dev.comanda.catalog.domain;

import dev.comanda.catalog.domain.Transition.AlreadyApplied;
import dev.comanda.catalog.domain.Transition.Applied;
import dev.comanda.catalog.domain.Transition.Refusal;
import dev.comanda.catalog.domain.Transition.Refused;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * Something that customers can order. It comes onto the menu, is revised, and is withdrawn in the
 * end, never deleted: orders remember it by its id. A withdrawn product does not come back; the
 * same dish offered again is a new product, and may have the old name.
 */
public final class Product implements AggregateRoot<Product, ProductId> {

  private final ProductId id;
  private final long version;
  private ProductDetails details;
  private boolean withdrawn;

  private Product(ProductSnapshot snapshot) {
    this.id = snapshot.id();
    this.version = snapshot.version();
    this.details = snapshot.details();
    this.withdrawn = snapshot.withdrawn();
  }

  /** Puts a new product onto the menu. */
  public static Product offer(ProductId id, ProductDetails details) {
    return new Product(new ProductSnapshot(id, details, false, 0));
  }

  /** Brings a stored product back. */
  public static Product rehydrate(ProductSnapshot snapshot) {
    return new Product(snapshot);
  }

  /** Changes what is said of it. Orders placed before keep the name and price they were told. */
  public Transition revise(ProductDetails revised) {
    if (withdrawn) {
      return new Refused(Refusal.WITHDRAWN);
    }
    if (details.equals(revised)) {
      return new AlreadyApplied();
    }
    details = revised;
    return new Applied();
  }

  /** Takes it off the menu, for good; its name is free again. */
  public Transition withdraw() {
    if (withdrawn) {
      return new AlreadyApplied();
    }
    withdrawn = true;
    return new Applied();
  }

  @Override
  public ProductId getId() {
    return id;
  }

  /** Whether customers can order it. */
  public boolean isOnTheMenu() {
    return !withdrawn;
  }

  /** All of it as data. */
  public ProductSnapshot snapshot() {
    return new ProductSnapshot(id, details, withdrawn, version);
  }
}
