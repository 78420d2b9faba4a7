package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Category;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows the parts of the menu. They are for everybody, hence no requester. */
@PrimaryPort
@FunctionalInterface
public interface ListCategories {

  /** All categories, in the order in which the menu shows them. */
  List<Category> list();
}
