package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MessageFormat} must keep: stores write its messages beside the state, and may
 * have to do so again.
 *
 * @param <E> the events of one aggregate
 */
public abstract class MessageFormatContract<E> {

  /** The format that is held to the contract. */
  protected abstract MessageFormat<E> format();

  /** At least one event of each kind that others are told of. */
  protected abstract Stream<E> examples();

  @Test
  void tells_somebody_of_every_event() {
    assertThat(examples())
        .isNotEmpty()
        .allSatisfy(event -> {
          assertThat(format().messagesFor(event)).isNotEmpty();
        });
  }

  @Test
  void writes_the_same_messages_when_asked_again() {
    assertThat(messages()).isEqualTo(messages());
  }

  @Test
  void gives_every_message_an_id_of_its_own() {
    assertThat(messages()).extracting(OutgoingMessage::id).doesNotHaveDuplicates();
  }

  @Test
  void says_in_the_type_which_version_it_is() {
    assertThat(messages())
        .extracting(OutgoingMessage::type)
        .allMatch(type -> type.matches("comanda\\.[a-z]+\\.[a-z]+\\.v[1-9]"));
  }

  @Test
  void names_none_of_our_classes() {
    assertThat(messages())
        .extracting(OutgoingMessage::body)
        .noneMatch(body -> body.contains("dev.comanda"));
  }

  private List<OutgoingMessage> messages() {
    return examples().flatMap(event -> format().messagesFor(event).stream()).toList();
  }
}
