package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A provider is asked for everything that was agreed with it, one interaction after the other. What
 * is left to its own test: how it gets into each state.
 */
abstract class Verification {

  /** Whom to ask. */
  abstract TestTarget target();

  @BeforeEach
  void asks_it(PactVerificationContext context) throws Exception {
    context.setTarget(target());
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void does_what_was_agreed(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
