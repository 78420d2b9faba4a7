package dev.comanda.shared.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** The beans exist only where {@code comanda.queues} has one of the values. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(TopologyCondition.class)
public @interface ConditionalOnQueues {

  /** The values, of which one is enough. */
  Backend[] value();
}
