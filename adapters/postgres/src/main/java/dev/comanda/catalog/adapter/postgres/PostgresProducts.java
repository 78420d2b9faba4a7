package dev.comanda.catalog.adapter.postgres;

import static dev.comanda.catalog.adapter.postgres.jooq.tables.CategoryTable.CATEGORY;
import static dev.comanda.catalog.adapter.postgres.jooq.tables.ProductTable.PRODUCT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;

import dev.comanda.catalog.adapter.postgres.jooq.tables.records.ProductRecord;
import dev.comanda.catalog.application.Products;
import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.adapter.postgres.Availability;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Products in PostgreSQL. That a name is taken is found out by the unique index when the product is
 * stored, never by looking first.
 */
@SecondaryAdapter
public final class PostgresProducts implements Products {

  private static final Condition ON_THE_MENU = condition(not(PRODUCT.WITHDRAWN));
  private static final String UNIQUE_VIOLATION = "23505";

  private final DSLContext sql;
  private final Availability availability = new Availability("Products");

  /**
   * @param sql as the role of the catalog service; each statement commits by itself
   */
  public PostgresProducts(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return availability
        .ask(() -> sql.selectFrom(PRODUCT).where(PRODUCT.ID.eq(id.value())).fetchOptional())
        .map(ProductRows::snapshot)
        .map(Product::rehydrate);
  }

  @Override
  public boolean add(Product product) {
    ProductRecord row = ProductRows.next(product.snapshot());
    return availability.ask(() ->
        sql.insertInto(PRODUCT)
                .set(row)
                .onConflict(PRODUCT.NAME_KEY)
                .where(ON_THE_MENU)
                .doNothing()
                .execute()
            == 1);
  }

  @Override
  public boolean save(Product product) {
    ProductSnapshot snapshot = product.snapshot();
    ProductRecord row = ProductRows.next(snapshot);
    return availability.ask(() -> {
      try {
        int stored =
            sql.update(PRODUCT)
                .set(row)
                .where(PRODUCT.ID.eq(snapshot.id().value()))
                .and(PRODUCT.VERSION.eq(snapshot.version()))
                .execute();
        if (stored == 0) {
          throw new ConcurrentChangeException("product " + snapshot.id());
        }
        return true;
      } catch (IntegrityConstraintViolationException violation) {
        if (UNIQUE_VIOLATION.equals(violation.sqlState())) {
          return false;
        }
        throw violation;
      }
    });
  }

  @Override
  public Page<ProductSnapshot, ProductName> menu(
      Optional<CategoryId> category, PageRequest<ProductName> page) {
    Condition inCategory =
        category.map(id -> PRODUCT.CATEGORY_ID.eq(id.value())).orElse(noCondition());
    Condition after =
        page.after().map(name -> PRODUCT.NAME_KEY.gt(name.key())).orElse(noCondition());
    List<ProductSnapshot> oneMore =
        availability.ask(() ->
            sql.selectFrom(PRODUCT)
                .where(ON_THE_MENU, inCategory, after)
                .orderBy(PRODUCT.NAME_KEY)
                .limit(page.limit() + 1)
                .fetch(ProductRows::snapshot));
    return Page.of(oneMore, page, product -> product.details().name());
  }

  @Override
  public List<ProductSnapshot> onTheMenu(Set<ProductId> products) {
    UUID[] ids = products.stream().map(ProductId::value).toArray(UUID[]::new);
    return availability.ask(() ->
        sql.selectFrom(PRODUCT)
            .where(PRODUCT.ID.eq(any(ids)), ON_THE_MENU)
            .orderBy(PRODUCT.NAME_KEY)
            .fetch(ProductRows::snapshot));
  }

  @Override
  public List<Category> categories() {
    return availability.ask(() ->
        sql.select(CATEGORY.ID.convertFrom(CategoryId::new), CATEGORY.NAME)
            .from(CATEGORY)
            .orderBy(CATEGORY.POSITION)
            .fetch(Records.mapping(Category::new)));
  }
}
