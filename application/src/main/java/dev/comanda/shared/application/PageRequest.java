package dev.comanda.shared.application;

import java.util.Optional;

/**
 * Which page of a list.
 *
 * @param after the position of the last entry already seen; empty for the first page
 * @param limit 1 to {@value #MAX_LIMIT} entries
 * @param <P> a position in the list's order
 */
public record PageRequest<P>(Optional<P> after, int limit) {

  /** The most entries of one page. */
  public static final int MAX_LIMIT = 100;

  /** The entries of a page where nobody says how many. */
  public static final int DEFAULT_LIMIT = 20;

  /**
   * @throws IllegalArgumentException if the limit is out of range
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("must be between 1 and " + MAX_LIMIT);
    }
  }

  /** The first page. */
  public static <P> PageRequest<P> first(int limit) {
    return new PageRequest<>(Optional.empty(), limit);
  }
}
