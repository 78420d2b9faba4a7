package dev.comanda.shared.adapter.http;

/**
 * The body of a request: what could be read of it, and which fields could not. Controllers go on
 * reading with the same {@link Fields}, so that one answer names every wrong field.
 *
 * @param content a wire record in which everything that was missing or wrong is null
 * @param fields with what is wrong so far: unknown fields and wrong JSON types
 * @param <R> the wire record
 */
public record Submitted<R>(R content, Fields fields) {}
