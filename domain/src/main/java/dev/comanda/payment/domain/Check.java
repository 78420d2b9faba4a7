package dev.comanda.payment.domain;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * When to ask the provider by ourselves, because a notification may never come and a process may
 * have died between two steps.
 *
 * @param at when it is due
 * @param number how many in the same state have been in vain, from 0
 */
public record Check(Instant at, int number) implements ValueObject {}
