package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Messages and notifications come in any order and more than once, the provider and the store fail
 * before and after what they are asked for, the customer pays or does not. When the dust has
 * settled, nobody has paid for nothing.
 */
class PaymentChaosPropertyTest {

  @Property(tries = 2000)
  void nobody_pays_twice_or_for_a_cancelled_order(
      @ForAll boolean cancelled,
      @ForAll boolean customerPays,
      @ForAll @IntRange(max = 3) int repetitions,
      @ForAll @IntRange(max = 60) int failuresPercent,
      @ForAll Random random) {
    World world = new World();
    boolean[] storm = {true};
    world.provider.deafWhen(() -> storm[0] && random.nextInt(100) < failuresPercent);
    world.provider.muteWhen(() -> storm[0] && random.nextInt(100) < failuresPercent);
    world.payments.failWhen(() -> storm[0] && random.nextInt(100) < failuresPercent / 3);

    List<Runnable> deliveries = new ArrayList<>();
    for (int i = 0; i <= repetitions; i++) {
      deliveries.add(world::orderPlaced);
      if (cancelled) {
        deliveries.add(world::orderCancelled);
      }
      deliveries.add(() -> world.provider.orders().forEach(it -> world.notifiedOf(it.id())));
      deliveries.add(() -> world.timePasses(Duration.ofSeconds(random.nextInt(60))));
      if (customerPays) {
        deliveries.add(() -> customerPays(world));
      }
    }
    Collections.shuffle(deliveries, random);
    deliver(deliveries);
    storm[0] = false;
    // The weather clears: every message is delivered once more, and an hour and a half passes.
    deliver(List.of(world::orderPlaced));
    if (cancelled) {
      deliver(List.of(world::orderCancelled));
    }
    for (int i = 0; i < 3; i++) {
      world.timePasses(Duration.ofMinutes(30));
      finishRefunds(world);
    }

    assertThat(world.provider.orders()).hasSizeLessThanOrEqualTo(1);
    ProviderStatus kept =
        world.provider.orders().stream()
            .map(ProviderOrder::status)
            .findFirst()
            .orElse(ProviderStatus.CANCELLED);
    if (cancelled) {
      assertThat(Set.of(ProviderStatus.CANCELLED, ProviderStatus.REFUNDED)).contains(kept);
      assertThat(Set.of(PaymentStatus.CANCELLED, PaymentStatus.REFUNDED)).contains(world.status());
      assertThat(world.status() == PaymentStatus.REFUNDED)
          .isEqualTo(kept == ProviderStatus.REFUNDED);
    } else {
      assertThat(world.status())
          .isEqualTo(kept == ProviderStatus.PAID ? PaymentStatus.APPROVED : PaymentStatus.EXPIRED);
    }
    assertThat(world.told()).doesNotHaveDuplicates();
    assertThat(world.payment().nextCheck()).as("nothing is left to do").isEmpty();
    assertThat(world.payment().quarantine()).isEmpty();
  }

  private static void customerPays(World world) {
    for (ProviderOrder order : world.provider.orders()) {
      if (order.status() == ProviderStatus.OPEN) {
        world.provider.happens(order.id(), ProviderStatus.PAID);
      }
    }
  }

  private static void finishRefunds(World world) {
    for (ProviderOrder order : world.provider.orders()) {
      if (order.status() == ProviderStatus.REFUND_PENDING) {
        world.provider.happens(order.id(), ProviderStatus.REFUNDED);
      }
    }
  }

  /** As a queue does: what could not be handled comes again, some time later. */
  private static void deliver(List<Runnable> deliveries) {
    Deque<Runnable> queue = new ArrayDeque<>(deliveries);
    for (int left = 10_000; !queue.isEmpty() && left > 0; left--) {
      Runnable delivery = queue.removeFirst();
      try {
        delivery.run();
      } catch (DependencyUnavailableException | ConcurrentChangeException e) {
        queue.addLast(delivery);
      }
    }
    assertThat(queue).isEmpty();
  }
}
