package dev.comanda.shared.application.messaging;

/**
 * How full a queue is, about: the numbers are those of different moments.
 *
 * @param waiting messages that wait for a consumer
 * @param inFlight messages that a consumer is working on, or that wait for their next try
 * @param deadLetters messages that could not be delivered
 */
public record QueueLevel(int waiting, int inFlight, int deadLetters) {}
