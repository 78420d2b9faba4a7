package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do about messages that could not be delivered, and nobody else. */
class DeadLettersTest {

  private static final Requester OPERATOR = new Requester("olga", Role.OPERATOR);

  private final FakeDeadLetters letters = new FakeDeadLetters();
  private final ListDeadLetters list = MessagingUseCases.listDeadLetters(letters);
  private final RedriveDeadLetter redrive = MessagingUseCases.redriveDeadLetter(letters);
  private final DeadLetter one = letter();
  private final DeadLetter other = letter();

  @BeforeEach
  void there_are_letters() {
    letters.add(one);
    letters.add(other);
  }

  @Test
  void an_operator_sees_the_letters_as_many_as_asked_for() {
    assertThat(list.list(new ListDeadLetters.Query(OPERATOR, 20)))
        .isEqualTo(new ListDeadLetters.Outcome.Listed(List.of(one, other)));
    assertThat(list.list(new ListDeadLetters.Query(OPERATOR, 1)))
        .isEqualTo(new ListDeadLetters.Outcome.Listed(List.of(one)));
  }

  @Test
  void an_operator_sends_one_again_and_not_twice() {
    assertThat(redrive.redrive(new RedriveDeadLetter.Command(OPERATOR, other.id())))
        .isEqualTo(new RedriveDeadLetter.Outcome.Redriven());
    assertThat(redrive.redrive(new RedriveDeadLetter.Command(OPERATOR, other.id())))
        .isEqualTo(new RedriveDeadLetter.Outcome.NotFound());

    assertThat(letters.sentAgain()).containsExactly(other.id());
    assertThat(letters.look(10)).containsExactly(one);
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
  void nobody_else_sees_or_sends_anything(Role role) {
    Requester other = new Requester("somebody", role);

    assertThat(list.list(new ListDeadLetters.Query(other, 20)))
        .isEqualTo(new ListDeadLetters.Outcome.OperatorsOnly());
    assertThat(redrive.redrive(new RedriveDeadLetter.Command(other, one.id())))
        .isEqualTo(new RedriveDeadLetter.Outcome.OperatorsOnly());
    assertThat(letters.sentAgain()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, PageRequest.MAX_LIMIT + 1})
  void a_list_has_the_size_of_a_page(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ListDeadLetters.Query(OPERATOR, limit))
        .withMessage("must be between 1 and 100");
    assertThat(new ListDeadLetters.Query(OPERATOR, PageRequest.MAX_LIMIT).limit()).isEqualTo(100);
  }

  private static DeadLetter letter() {
    return new DeadLetter(
        UUID.randomUUID(),
        "order-service-queue",
        Optional.of("comanda.contract.tested.v1"),
        "the order is not known",
        3,
        Optional.empty(),
        Instant.parse("2026-11-23T12:00:00Z"),
        "{}");
  }
}
