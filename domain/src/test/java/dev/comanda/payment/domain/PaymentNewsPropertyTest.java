package dev.comanda.payment.domain;

import static dev.comanda.payment.domain.APayment.NOON;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Two processes may read at the provider one after the other and store what they read the other way
 * round; messages come more than once. A payment that got all of a story ends in the same state.
 */
class PaymentNewsPropertyTest {

  /** A piece of news, with a name for the report of a failure. */
  record News(String name, Consumer<Payment> tell) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final News CANCEL = new News("cancel", payment -> payment.cancel(NOON));

  @Property
  void any_permutation_and_repetition_of_a_story_ends_in_the_same_state(
      @ForAll("stories") List<News> story,
      @ForAll boolean cancelled,
      @ForAll @IntRange(max = 8) int repetitions,
      @ForAll Random random) {
    List<News> told = new ArrayList<>(story);
    if (cancelled) {
      told.add(CANCEL);
    }
    Payment expected = aPayment().awaitingPayment();
    told.forEach(news -> news.tell().accept(expected));

    List<News> deliveries = new ArrayList<>(told);
    for (int i = 0; i < repetitions; i++) {
      deliveries.add(told.get(random.nextInt(told.size())));
    }
    Collections.shuffle(deliveries, random);
    Payment payment = aPayment().awaitingPayment();
    deliveries.forEach(news -> news.tell().accept(payment));

    assertThat(payment.state().status())
        .as("after %s", deliveries)
        .isEqualTo(expected.state().status());
    assertThat(payment.events().stream().map(Object::getClass).distinct().count())
        .as("no event is raised twice")
        .isEqualTo(payment.events().size());
  }

  @Property
  void what_was_paid_leaves_only_by_going_back(
      @ForAll("anything") List<News> deliveries, @ForAll Random random) {
    Payment payment = aPayment().approved();
    Collections.shuffle(deliveries, random);

    deliveries.forEach(news -> news.tell().accept(payment));

    assertThat(payment.state().status())
        .isIn(PaymentStatus.APPROVED, PaymentStatus.REFUNDING, PaymentStatus.REFUNDED);
  }

  @Property
  void only_what_is_over_is_not_checked_any_more(@ForAll("anything") List<News> deliveries) {
    Payment payment = aPayment().requested();

    for (News news : deliveries) {
      news.tell().accept(payment);
      boolean open =
          switch (payment.state().status()) {
            case REQUESTED, AWAITING_PAYMENT, REFUNDING -> true;
            case APPROVED, REJECTED, EXPIRED, CANCELLED, REFUNDED -> false;
          };
      assertThat(payment.snapshot().nextCheck().isPresent()).isEqualTo(open);
    }
  }

  @Provide
  Arbitrary<List<News>> stories() {
    return Arbitraries.of(
        List.of(read(ProviderStatus.OPEN)),
        List.of(read(ProviderStatus.OPEN), read(ProviderStatus.PAID)),
        List.of(read(ProviderStatus.OPEN), read(ProviderStatus.CANCELLED)),
        List.of(read(ProviderStatus.OPEN), read(ProviderStatus.EXPIRED)),
        List.of(read(ProviderStatus.OPEN), read(ProviderStatus.FAILED)),
        List.of(read(ProviderStatus.PAID), read(ProviderStatus.REFUND_PENDING)),
        List.of(
            read(ProviderStatus.OPEN),
            read(ProviderStatus.UNKNOWN),
            read(ProviderStatus.PAID),
            read(ProviderStatus.REFUND_PENDING),
            read(ProviderStatus.REFUNDED)));
  }

  @Provide
  Arbitrary<List<News>> anything() {
    List<News> news = new ArrayList<>(List.of(CANCEL, new News("decline", p -> p.decline(NOON))));
    for (ProviderStatus status : ProviderStatus.values()) {
      news.add(read(status));
    }
    return Arbitraries.of(news).list().ofMaxSize(12).map(ArrayList::new);
  }

  private static News read(ProviderStatus status) {
    return new News(
        status.name(), payment -> payment.record(aPayment().report(status), NOON.plusSeconds(60)));
  }
}
