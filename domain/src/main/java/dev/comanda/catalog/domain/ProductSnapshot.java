package dev.comanda.catalog.domain;

/**
 * All of a product as data, for those who store or show it.
 *
 * @param withdrawn whether it is off the menu, for good
 * @param version how often the product has been stored; 0 before the first time
 */
public record ProductSnapshot(
    ProductId id, ProductDetails details, boolean withdrawn, long version) {}
