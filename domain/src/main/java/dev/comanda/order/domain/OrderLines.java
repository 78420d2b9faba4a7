package dev.comanda.order.domain;

import dev.comanda.shared.domain.Money;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/**
 * The lines of an order: at least one, one per product, all in one currency.
 *
 * @param lines in the order in which the customer chose them
 */
public record OrderLines(List<OrderLine> lines) implements ValueObject {

  /** The highest total that an order may reach. */
  public static final Money MAX_TOTAL = Money.brl("10000.00");

  /**
   * @throws IllegalArgumentException if there is no line, or two of the same product
   */
  public OrderLines {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one line");
    }
    Set<ProductId> seen = new HashSet<>();
    for (OrderLine line : lines) {
      if (!seen.add(line.product())) {
        throw new IllegalArgumentException("an order has one line per product");
      }
    }
  }

  /** The sum of all subtotals. */
  public Money total() {
    return lines.stream().map(OrderLine::subtotal).reduce(Money::plus).orElseThrow();
  }

  /** What was asked for, without names and prices. */
  public Basket basket() {
    Map<ProductId, Quantity> quantities = new LinkedHashMap<>();
    lines.forEach(line -> quantities.put(line.product(), line.quantity()));
    return new Basket(quantities);
  }
}
