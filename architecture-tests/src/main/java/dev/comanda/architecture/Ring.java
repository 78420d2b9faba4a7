package dev.comanda.architecture;

/** From the inside out. */
public enum Ring {
  /** The models. */
  DOMAIN,
  /** Use cases and ports. */
  APPLICATION,
  /** What a context publishes to others of the same process, implemented by an adapter. */
  API,
  /** Technologies. */
  ADAPTER,
  /** The composition root. */
  BOOTSTRAP
}
