package dev.comanda.shared.adapter.memory;

import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * The outbox of one in-memory store. It has no transactions and needs none: a repository that calls
 * {@link #store} while it holds its own lock stores state and messages together, because storing
 * messages cannot fail.
 */
@SecondaryAdapter
public final class InMemoryOutbox implements Outbox {

  private record Entry(OutgoingMessage message, Instant claimableFrom) {}

  private final InstantSource clock;
  private final Map<UUID, Entry> entries = new LinkedHashMap<>();

  /**
   * @param clock tells when leases end
   */
  public InMemoryOutbox(InstantSource clock) {
    this.clock = clock;
  }

  /** Keeps messages until they are confirmed; for repositories, inside {@code save}. */
  public synchronized void store(List<OutgoingMessage> messages) {
    messages.forEach(message -> entries.put(message.id(), new Entry(message, Instant.MIN)));
  }

  @Override
  public synchronized List<OutgoingMessage> claim(int max, Duration lease) {
    Instant now = clock.instant();
    List<OutgoingMessage> claimed = new ArrayList<>();
    for (Map.Entry<UUID, Entry> slot : entries.entrySet()) {
      if (claimed.size() == max) {
        break;
      }
      Entry entry = slot.getValue();
      if (!entry.claimableFrom().isAfter(now)) {
        claimed.add(entry.message());
        slot.setValue(new Entry(entry.message(), now.plus(lease)));
      }
    }
    return claimed;
  }

  @Override
  public synchronized Optional<Instant> oldest() {
    return entries.values().stream()
        .map(entry -> entry.message().occurredAt())
        .min(Comparator.naturalOrder());
  }

  @Override
  public synchronized void confirm(Collection<OutgoingMessage> published) {
    published.forEach(message -> entries.remove(message.id()));
  }
}
