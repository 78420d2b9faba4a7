package dev.comanda.architecture;

/**
 * Where a class stands.
 *
 * @param context the first segment of its package, such as {@code order}; {@code shared} for what
 *     belongs to nobody
 * @param ring how far out
 * @param technology the segment after {@code adapter}, such as {@code postgres}; empty elsewhere
 */
public record Place(String context, Ring ring, String technology) {

  /** Whether it is of domain or application. */
  public boolean inCore() {
    return ring == Ring.DOMAIN || ring == Ring.APPLICATION;
  }

  /** Whether it speaks a technology. */
  public boolean inAdapter() {
    return ring == Ring.ADAPTER || ring == Ring.API;
  }
}
