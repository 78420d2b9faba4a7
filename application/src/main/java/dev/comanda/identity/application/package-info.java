/**
 * Ring: application, context: identity. How people say who they are ({@code @PrimaryPort}) and what
 * that needs ({@code @SecondaryPort}). Forbidden here: frameworks, I/O, the clock, randomness,
 * adapters, and the classes of other contexts.
 */
@NullMarked
package dev.comanda.identity.application;

import org.jspecify.annotations.NullMarked;
