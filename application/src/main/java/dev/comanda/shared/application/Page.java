package dev.comanda.shared.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list that is cut by position, not by number: it costs the same wherever it begins,
 * and new entries shift nothing.
 *
 * @param next where the next page begins; empty on the last page
 * @param <T> what is listed
 * @param <P> a position in the list's order
 */
public record Page<T, P>(List<T> items, Optional<P> next) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page from the items after a position, of which the caller fetched one more than the page
   * holds.
   */
  public static <T, P> Page<T, P> of(
      List<T> oneMore, PageRequest<P> request, Function<T, P> position) {
    if (oneMore.size() <= request.limit()) {
      return new Page<>(oneMore, Optional.empty());
    }
    List<T> items = oneMore.subList(0, request.limit());
    return new Page<>(items, Optional.of(position.apply(items.getLast())));
  }
}
