package dev.comanda.localcloud;

import org.jspecify.annotations.Nullable;

/**
 * Why something did not start, in words for the person who typed the command: no stack trace is
 * shown.
 */
public final class StartFailure extends Exception {

  StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
