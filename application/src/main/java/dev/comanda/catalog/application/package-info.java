/**
 * Ring: application, context: catalog. What one can do with the menu ({@code @PrimaryPort}) and
 * what that needs ({@code @SecondaryPort}). Forbidden here: frameworks, I/O, the clock, randomness,
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.catalog.application;

import org.jspecify.annotations.NullMarked;
