package dev.comanda.shared.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.shared.adapter.dynamodb.VersionedItems.Item;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutboxContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over tables that a subclass provides, and what is special about one item. */
abstract class DynamoOutboxContract extends OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final String ID = "item";

  private Instant now = Instant.EPOCH;
  private TestTables tables;
  private VersionedItems items;
  private Outbox outbox;

  /** New tables, wherever they are. */
  protected abstract TestTables newTables();

  @BeforeEach
  void createTables() {
    tables = newTables();
    items = items(InstantSource.system());
    outbox = relay(InstantSource.system());
  }

  @AfterEach
  void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void saveWith(List<OutgoingMessage> messages) {
    items.add(new Item(UUID.randomUUID().toString(), 0, Map.of(), Map.of(), messages));
  }

  @Test
  void publishes_again_what_a_relay_published_and_did_not_confirm_before_it_died() {
    List<OutgoingMessage> messages = messages(1);
    add(messages);
    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages);

    Outbox survivor = relay(() -> now);
    pass(LEASE.minusMillis(1));
    assertThat(survivor.claim(10, LEASE)).as("within the lease").isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(survivor.claim(10, LEASE)).as("after the lease").isEqualTo(messages);
  }

  @Test
  void two_relays_share_the_messages_of_one_item_without_giving_one_to_both() {
    List<OutgoingMessage> messages = messages(3);
    add(messages);

    List<OutgoingMessage> first = relay(() -> now).claim(2, LEASE);
    List<OutgoingMessage> second = relay(() -> now).claim(2, LEASE);

    assertThat(first).isEqualTo(messages.subList(0, 2));
    assertThat(second).isEqualTo(messages.subList(2, 3));
  }

  @Test
  void a_save_keeps_messages_that_nobody_has_published() {
    List<OutgoingMessage> messages = messages(2);
    add(messages.subList(0, 1));

    save(1, messages.subList(1, 2));

    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages);
  }

  @Test
  void a_save_without_messages_keeps_those_that_nobody_has_published() {
    List<OutgoingMessage> messages = messages(1);
    add(messages);

    save(1, List.of());

    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages);
  }

  @Test
  void a_save_between_claim_and_confirmation_loses_neither_state_nor_message() {
    List<OutgoingMessage> messages = messages(2);
    add(messages.subList(0, 1));
    Outbox relay = relay(() -> now);
    relay.claim(10, LEASE);

    save(1, messages.subList(1, 2));
    relay.confirm(messages.subList(0, 1));

    assertThat(version()).isEqualTo(2);
    assertThat(relay.claim(10, LEASE)).isEqualTo(messages.subList(1, 2));
  }

  @Test
  void what_is_saved_while_a_lease_runs_need_not_wait_for_its_end() {
    List<OutgoingMessage> messages = messages(2);
    add(messages.subList(0, 1));
    relay(() -> now).claim(10, LEASE);

    save(1, messages.subList(1, 2));

    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages.subList(1, 2));
    pass(LEASE);
    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages);
  }

  @Test
  void claiming_and_confirming_get_in_no_use_cases_way() {
    List<OutgoingMessage> messages = messages(1);
    add(messages);
    Outbox relay = relay(() -> now);

    relay.confirm(relay.claim(10, LEASE));
    save(1, List.of());

    assertThat(version()).isEqualTo(2);
    assertThatExceptionOfType(ConcurrentChangeException.class).isThrownBy(() -> save(1, List.of()));
  }

  @Test
  void an_item_whose_messages_are_all_confirmed_leaves_the_index() {
    add(messages(3));
    Outbox relay = relay(() -> now);
    List<OutgoingMessage> claimed = relay.claim(10, LEASE);

    relay.confirm(claimed.subList(0, 2));
    assertThat(indexed()).containsExactly(ID);
    relay.confirm(claimed.subList(2, 3));

    assertThat(indexed()).isEmpty();
    assertThat(pending()).isEmpty();
  }

  @Test
  void an_item_that_is_left_in_the_index_without_messages_is_taken_out_by_the_next_claim() {
    List<OutgoingMessage> messages = messages(2);
    add(messages);
    Outbox relay = relay(() -> now);
    Outbox late = relay(() -> now);
    late.claim(10, LEASE);
    pass(LEASE);
    relay.claim(10, LEASE);
    late.confirm(messages.subList(0, 1));
    relay.confirm(messages);
    assertThat(indexed()).as("the second relay could not know that it was the last").hasSize(1);

    pass(LEASE);
    assertThat(relay.claim(10, LEASE)).isEmpty();

    assertThat(indexed()).isEmpty();
  }

  @Test
  void an_item_is_not_looked_at_again_and_again_while_all_its_messages_are_leased() {
    List<OutgoingMessage> messages = messages(2);
    add(messages);
    Outbox late = relay(() -> now);
    Outbox relay = relay(() -> now);
    late.claim(1, LEASE);
    pass(Duration.ofSeconds(10));
    relay.claim(1, LEASE);
    pass(LEASE.minusSeconds(10));
    late.confirm(messages.subList(0, 1));
    assertThat(due()).as("when the first lease would have been over").containsExactly(ID);

    assertThat(relay.claim(10, LEASE)).isEmpty();

    assertThat(due()).isEmpty();
    pass(Duration.ofSeconds(10));
    assertThat(relay.claim(10, LEASE)).isEqualTo(messages.subList(1, 2));
  }

  @Test
  void hands_out_the_oldest_items_first() {
    List<OutgoingMessage> messages = messages(5);
    VersionedItems inTime = items(() -> now);
    for (OutgoingMessage message : messages) {
      inTime.add(new Item(UUID.randomUUID().toString(), 0, Map.of(), Map.of(), List.of(message)));
      pass(Duration.ofMillis(1));
    }

    assertThat(relay(() -> now).claim(2, LEASE)).isEqualTo(messages.subList(0, 2));
    assertThat(relay(() -> now).claim(10, LEASE)).isEqualTo(messages.subList(2, 5));
  }

  private void add(List<OutgoingMessage> messages) {
    items(() -> now).add(new Item(ID, 0, Map.of(), Map.of(), messages));
  }

  private void save(long version, List<OutgoingMessage> messages) {
    items(() -> now).save(new Item(ID, version, Map.of(), Map.of(), messages));
  }

  private long version() {
    return items.find(ID).orElseThrow().version();
  }

  private List<OutgoingMessage> pending() {
    return PendingMessages.of(tables.client(), table(), ID);
  }

  private List<String> indexed() {
    return indexed(Optional.empty());
  }

  /** What a relay would look at now. */
  private List<String> due() {
    return indexed(Optional.of(Values.sortable(now)));
  }

  private List<String> indexed(Optional<String> upTo) {
    return items.idsUpTo(OutboxAttributes.INDEX, OutboxAttributes.PENDING_VALUE, upTo, 10);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private VersionedItems items(InstantSource clock) {
    return new VersionedItems(tables.client(), table(), "Items", clock, () -> {});
  }

  private Outbox relay(InstantSource clock) {
    return new DynamoOutbox(tables.client(), table(), clock);
  }

  private TableDefinition table() {
    return tables.definitions().productions();
  }
}
