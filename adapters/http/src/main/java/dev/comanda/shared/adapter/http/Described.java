package dev.comanda.shared.adapter.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of a route beyond its types. What all routes have in common (who
 * may call them, what can be wrong with any body) is added when the document is made.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

  /** Example bodies of requests: the names of JSON files below {@code /openapi}. */
  String[] requests() default {};

  /** The example of an answer: the name of a JSON file below {@code /openapi}; none if empty. */
  String answer() default "";

  /** What else can be answered, besides what can go wrong everywhere. */
  ProblemType[] problems() default {};
}
