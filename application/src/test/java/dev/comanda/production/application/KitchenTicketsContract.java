package dev.comanda.production.application;

import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.production.domain.ATicket;
import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link KitchenTickets} promises. Each test receives its tickets at a time
 * of its own, so that the adapter's store need not be emptied between them.
 */
public abstract class KitchenTicketsContract {

  /** An hour that belongs to this test: the queue is read from here on. */
  private final Instant epoch =
      Instant.parse("2026-11-23T12:00:00.000000001Z")
          .plus(Duration.ofHours(ThreadLocalRandom.current().nextLong(60_000_000)));

  private final long run = ThreadLocalRandom.current().nextLong();
  private long nextId;

  /** The adapter, the same during one test. */
  protected abstract KitchenTickets tickets();

  /** The messages of one ticket that are stored and not yet published. */
  protected abstract List<OutgoingMessage> pendingMessagesOf(ProductionId production);

  /** Lets an index catch up with the writes before, where the store has such an index. */
  protected void awaitIndexes() {}

  @Test
  void finds_what_was_added() {
    KitchenTicket ticket = fresh().received();

    assertThat(tickets().add(ticket)).isTrue();

    assertThat(content(found(ticket))).isEqualTo(content(ticket));
  }

  @Test
  void finds_every_state_again_as_it_was_saved() {
    KitchenTicket withdrawnWhenReady = fresh().completed();
    withdrawnWhenReady.withdraw(epoch);
    for (KitchenTicket ticket :
        List.of(
            add(fresh().received()),
            add(fresh().started()),
            add(fresh().completed()),
            add(fresh().delivered()),
            add(fresh().withdrawn()),
            add(withdrawnWhenReady),
            add(KitchenTicket.withdrawnBeforeReceived(freshId(), epoch)))) {
      assertThat(content(found(ticket))).isEqualTo(content(ticket));
    }
  }

  @Test
  void knows_nothing_of_unknown_tickets() {
    assertThat(tickets().find(freshId())).isEmpty();
  }

  @Test
  void changing_what_was_found_or_added_changes_nothing_until_it_is_saved() {
    KitchenTicket ticket = add(fresh().received());

    ticket.startPreparation(epoch);
    found(ticket).withdraw(epoch);

    assertThat(found(ticket).state().status()).isEqualTo(TicketStatus.RECEIVED);
  }

  @Test
  void saves_one_change_after_another() {
    KitchenTicket ticket = add(fresh().received());
    KitchenTicket first = found(ticket);
    first.startPreparation(epoch);
    tickets().save(first);
    KitchenTicket second = found(ticket);
    second.completePreparation(epoch.plusNanos(1));

    tickets().save(second);

    assertThat(content(found(ticket))).isEqualTo(content(second));
    assertThat(found(ticket).snapshot().version()).isGreaterThan(second.snapshot().version());
  }

  @Test
  void adds_a_ticket_once() {
    KitchenTicket ticket = add(fresh().started());

    assertThat(tickets().add(aTicket().withId(ticket.getId()).received())).isFalse();

    assertThat(content(found(ticket))).isEqualTo(content(ticket));
    assertThat(pendingMessagesOf(ticket.getId())).hasSize(1);
  }

  @Test
  void adds_one_ticket_when_many_race() throws InterruptedException, ExecutionException {
    ProductionId id = freshId();
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(() -> tickets().add(aTicket().withId(id).receivedAt(epoch).received()));
    }
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> racer : threads.invokeAll(racers)) {
        won += racer.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void detects_a_lost_update() {
    KitchenTicket ticket = add(fresh().received());
    KitchenTicket one = found(ticket);
    KitchenTicket other = found(ticket);
    one.withdraw(epoch);
    other.startPreparation(epoch);
    tickets().save(one);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> tickets().save(other));

    assertThat(content(found(ticket))).isEqualTo(content(one));
    assertThat(pendingMessagesOf(ticket.getId())).isEmpty();
  }

  @Test
  void does_not_save_what_was_never_added() {
    KitchenTicket ticket = fresh().received();

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> tickets().save(ticket));

    assertThat(tickets().find(ticket.getId())).isEmpty();
  }

  @Test
  void stores_state_and_messages_together() {
    KitchenTicket ticket = add(fresh().started());
    KitchenTicket found = found(ticket);
    found.completePreparation(epoch);
    found.handOver(epoch);

    tickets().save(found);

    assertThat(pendingMessagesOf(ticket.getId()))
        .extracting(OutgoingMessage::type)
        .containsExactlyInAnyOrder(
            "comanda.production.started.v1",
            "comanda.production.completed.v1",
            "comanda.production.delivered.v1");
  }

  @Test
  void queue_is_oldest_first() {
    KitchenTicket third = add(fresh().receivedAt(epoch.plusSeconds(3)).received());
    KitchenTicket first = add(fresh().receivedAt(epoch.plusMillis(1)).completed());
    KitchenTicket second = add(fresh().receivedAt(epoch.plusMillis(1).plusNanos(1)).started());
    add(fresh().receivedAt(epoch.plusSeconds(1)).delivered());
    add(fresh().receivedAt(epoch.plusSeconds(1)).withdrawn());
    awaitIndexes();

    assertThat(idsOf(listed(Optional.empty(), 10)))
        .startsWith(first.getId(), second.getId(), third.getId());
  }

  @Test
  void a_ticket_stays_in_the_queue_until_it_is_handed_over() {
    KitchenTicket ticket = add(fresh().received());
    assertThat(inQueue(ticket)).isTrue();

    change(ticket, found -> found.startPreparation(epoch));
    assertThat(inQueue(ticket)).as("started").isTrue();

    change(ticket, found -> found.completePreparation(epoch));
    assertThat(inQueue(ticket)).as("completed").isTrue();

    change(ticket, found -> found.handOver(epoch));
    assertThat(inQueue(ticket)).as("delivered").isFalse();
  }

  @Test
  void a_withdrawn_ticket_leaves_the_queue() {
    KitchenTicket ticket = add(fresh().received());

    change(ticket, found -> found.withdraw(epoch));

    assertThat(inQueue(ticket)).isFalse();
  }

  @Test
  void lists_in_pages_without_gaps() {
    List<ProductionId> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two tickets share each moment: the id decides then.
      expected.add(add(fresh().receivedAt(epoch.plusNanos(i / 2)).received()).getId());
    }
    awaitIndexes();

    for (Optional<TicketStatus> status :
        List.of(Optional.<TicketStatus>empty(), Optional.of(TicketStatus.RECEIVED))) {
      List<ProductionId> listed = new ArrayList<>();
      PageRequest<TicketPosition> request = new PageRequest<>(beginning(), 3);
      while (listed.size() < expected.size()) {
        Page<TicketSnapshot, TicketPosition> page = tickets().list(status, request);
        assertThat(page.items()).hasSizeBetween(1, 3);
        listed.addAll(idsOf(page.items()));
        if (page.next().isEmpty()) {
          break;
        }
        request = new PageRequest<>(page.next(), 3);
      }
      assertThat(listed).startsWith(expected.toArray(ProductionId[]::new));
    }
  }

  @Test
  void the_last_page_has_no_next() {
    // Later than anything that another test receives.
    Instant last = Instant.parse("9999-12-31T00:00:00Z").plusNanos(epoch.getEpochSecond());
    for (int i = 0; i < 2; i++) {
      add(fresh().receivedAt(last.plusNanos(i)).received());
    }
    awaitIndexes();
    TicketPosition before =
        new TicketPosition(last.minusNanos(1), new ProductionId(new UUID(0, 0)));

    PageRequest<TicketPosition> request = new PageRequest<>(Optional.of(before), 100);
    Page<TicketSnapshot, TicketPosition> page = tickets().list(Optional.empty(), request);

    assertThat(page.items()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void lists_everything_of_a_ticket() {
    KitchenTicket ticket = add(fresh().delivered());
    awaitIndexes();

    List<TicketSnapshot> listed = listed(Optional.of(TicketStatus.DELIVERED), 1);

    assertThat(listed).hasSize(1);
    assertThat(content(listed.getFirst())).isEqualTo(content(ticket));
  }

  @Test
  void lists_only_tickets_of_a_status() {
    add(fresh().receivedAt(epoch).received());
    KitchenTicket completed = add(fresh().receivedAt(epoch.plusNanos(1)).completed());
    KitchenTicket withdrawn = add(fresh().receivedAt(epoch.plusNanos(2)).withdrawn());
    awaitIndexes();

    assertThat(idsOf(listed(Optional.of(TicketStatus.COMPLETED), 1)))
        .containsExactly(completed.getId());
    assertThat(idsOf(listed(Optional.of(TicketStatus.WITHDRAWN), 1)))
        .containsExactly(withdrawn.getId());
  }

  private boolean inQueue(KitchenTicket ticket) {
    awaitIndexes();
    return idsOf(listed(Optional.empty(), 1)).contains(ticket.getId());
  }

  private List<TicketSnapshot> listed(Optional<TicketStatus> status, int limit) {
    return tickets().list(status, new PageRequest<>(beginning(), limit)).items();
  }

  /** Just before the first ticket of this test. */
  private Optional<TicketPosition> beginning() {
    return Optional.of(new TicketPosition(epoch.minusNanos(1), new ProductionId(new UUID(0, 0))));
  }

  private void change(KitchenTicket ticket, Consumer<KitchenTicket> step) {
    KitchenTicket found = found(ticket);
    step.accept(found);
    tickets().save(found);
  }

  private KitchenTicket add(KitchenTicket ticket) {
    assertThat(tickets().add(ticket)).isTrue();
    return ticket;
  }

  private KitchenTicket found(KitchenTicket ticket) {
    return tickets().find(ticket.getId()).orElseThrow();
  }

  private ATicket fresh() {
    return aTicket().withId(freshId()).receivedAt(epoch);
  }

  private ProductionId freshId() {
    nextId++;
    return new ProductionId(new UUID(run, nextId));
  }

  private static List<ProductionId> idsOf(List<TicketSnapshot> tickets) {
    return tickets.stream().map(TicketSnapshot::id).toList();
  }

  /** All but the version, which is the store's. */
  private static TicketSnapshot content(KitchenTicket ticket) {
    return content(ticket.snapshot());
  }

  private static TicketSnapshot content(TicketSnapshot ticket) {
    return new TicketSnapshot(ticket.id(), ticket.items(), ticket.receivedAt(), ticket.state(), 0);
  }
}
