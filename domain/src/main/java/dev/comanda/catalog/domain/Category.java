package dev.comanda.catalog.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * A part of the menu.
 *
 * @param name as customers read it
 */
public record Category(CategoryId id, String name) implements ValueObject {}
