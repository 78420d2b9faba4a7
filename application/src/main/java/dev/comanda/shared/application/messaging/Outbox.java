package dev.comanda.shared.application.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * The messages that a context's store holds until they are published. They come in by the {@code
 * save} of a repository and in no other way.
 *
 * <p>Promise: every stored message is claimed again and again until it is confirmed, so it is
 * published at least once; while a lease runs no other relay claims it. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}. Consistency: what {@code save}
 * stored is claimable at the latest seconds afterwards. Contract test: {@code OutboxContract}.
 */
@SecondaryPort
public interface Outbox {

  /**
   * Claims stored messages, oldest first as far as the store can tell.
   *
   * @param max at most this many, from 1
   * @param lease for how long no other relay gets them; unconfirmed ones come back afterwards
   */
  List<OutgoingMessage> claim(int max, Duration lease);

  /**
   * When what the oldest unconfirmed message tells of happened, leased or not; empty if there is
   * none. For those who watch: it is cheap whatever there is, and of very many messages a store may
   * tell of a younger one.
   */
  Optional<Instant> oldest();

  /** Forgets messages that have been published; unknown ones are ignored. */
  void confirm(Collection<OutgoingMessage> published);
}
