package dev.comanda.infrastructure.engine;

import com.google.protobuf.Struct;

/**
 * A question that the program asked.
 *
 * @param token the function's
 * @param arguments as they came
 */
public record Invocation(String token, Struct arguments) {}
