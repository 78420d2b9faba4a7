package dev.comanda.shared.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** The beans exist only where the process hosts one of the contexts. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(TopologyCondition.class)
public @interface ConditionalOnHosted {

  /** The contexts, of which one is enough. */
  ComandaContext[] value();
}
