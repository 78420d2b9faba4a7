package dev.comanda.shared.adapter.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which names a text may be, so that the OpenAPI document lists them; see WireNames. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface NameOf {

  /** The constants whose names they are. */
  Class<? extends Enum<?>> value();
}
