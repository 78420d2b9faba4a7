package dev.comanda.infrastructure.engine;

/** What Pulumi does with a program. */
public enum Operation {

  /** Shows what would change: what AWS computes is unknown. */
  PREVIEW,

  /** Creates: everything is known. */
  UPDATE
}
