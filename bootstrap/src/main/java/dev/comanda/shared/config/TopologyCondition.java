package dev.comanda.shared.config;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when every condition of this package on a bean or configuration holds. */
final class TopologyCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Topology topology = Topology.of(context.getEnvironment());
    return holds(metadata, ConditionalOnHosted.class, ConditionalOnHosted::value, topology::hosts)
        && holds(
            metadata,
            ConditionalOnStores.class,
            ConditionalOnStores::value,
            topology.stores()::equals)
        && holds(
            metadata,
            ConditionalOnQueues.class,
            ConditionalOnQueues::value,
            topology.queues()::equals)
        && holds(
            metadata,
            ConditionalOnPayments.class,
            ConditionalOnPayments::value,
            topology.payments()::equals);
  }

  private static <A extends Annotation, E> boolean holds(
      AnnotatedTypeMetadata metadata,
      Class<A> annotation,
      Function<A, E[]> values,
      Predicate<E> holds) {
    var found = metadata.getAnnotations().get(annotation);
    return !found.isPresent() || Arrays.stream(values.apply(found.synthesize())).anyMatch(holds);
  }
}
