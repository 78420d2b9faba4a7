package dev.comanda.identity.adapter.jwt;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where signing keys are kept. */
@FunctionalInterface
interface KeyStore {

  /**
   * Replaces the keys by what the change makes of them, and answers that.
   *
   * @param known the keys to change if none are kept
   */
  List<RSAKey> change(List<RSAKey> known, UnaryOperator<List<RSAKey>> change);
}
