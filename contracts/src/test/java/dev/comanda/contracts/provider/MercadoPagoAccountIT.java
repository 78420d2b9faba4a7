package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.api.Tag;

/**
 * Whether Mercado Pago itself answers payment as it needs it: our reading of its documentation,
 * held against a test account. No build depends on it; {@code mercado-pago/README.md} says how to
 * ask.
 */
@Tag("mercado-pago-account")
@Provider("mercado-pago")
@PactSource(AgreedPacts.class)
class MercadoPagoAccountIT extends MercadoPagoPactIT {

  @Override
  URI address() {
    return URI.create(System.getProperty("mercado-pago.url"));
  }

  @Override
  String token() {
    return Objects.requireNonNull(
        System.getenv("MERCADO_PAGO_TEST_TOKEN"),
        "MERCADO_PAGO_TEST_TOKEN is to hold the access token of a test account");
  }

  /** It takes the time that it takes. */
  @Override
  void takesItsTimeWithRefunds(boolean itDoes) {}

  @Override
  HttpTestTarget target() {
    return HttpTestTarget.fromUrl(url());
  }

  private URL url() {
    try {
      return address().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("mercado-pago.url is no address", e);
    }
  }
}
