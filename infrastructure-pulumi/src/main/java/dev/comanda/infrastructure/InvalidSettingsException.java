package dev.comanda.infrastructure;

import java.util.List;

/** A stack whose configuration cannot be used; nothing has been registered. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<String> problems) {
    super(
        "The configuration of this stack cannot be used:\n  "
            + String.join("\n  ", problems)
            + "\nChange a value by `pulumi config set`, or in the stack's Pulumi.<stack>.yaml.");
  }
}
