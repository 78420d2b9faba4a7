package dev.comanda.contracts.provider;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.core.support.expressions.SystemPropertyResolver;
import au.com.dius.pact.core.support.expressions.ValueResolver;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerAuth;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * The pacts that are committed here; or those of a broker, if {@code PACT_BROKER_BASE_URL} says
 * where one is. {@code PACT_BROKER_TOKEN} and {@code PACT_BROKER_BRANCH} go with it. The names are
 * those that Pact's own command line reads.
 */
public final class AgreedPacts implements PactLoader {

  /** Seen from this module's folder, where its tests run. */
  private static final File FOLDER = new File("");

  @PactBroker(
      url = "${PACT_BROKER_BASE_URL}",
      authentication = @PactBrokerAuth(token = "${PACT_BROKER_TOKEN:}"),
      providerBranch = "${PACT_BROKER_BRANCH:}",
      enablePendingPacts = "true")
  private static final class Broker {}

  private final PactLoader chosen;

  /** Made by Pact for each test class that names it. */
  public AgreedPacts() {
    String broker = SystemPropertyResolver.INSTANCE.resolveValue("PACT_BROKER_BASE_URL", "");
    this.chosen =
        broker == null || broker.isBlank()
            ? new PactFolderLoader(FOLDER.getAbsoluteFile())
            : new PactBrokerLoader(Broker.class.getAnnotation(PactBroker.class));
  }

  @Override
  public List<Pact> load(String provider) throws IOException {
    return chosen.load(provider);
  }

  @Override
  public PactSource getPactSource() {
    return chosen.getPactSource();
  }

  @Override
  public String description() {
    return chosen.description();
  }

  @Override
  public void setValueResolver(ValueResolver resolver) {
    chosen.setValueResolver(resolver);
  }

  @Override
  public void enablePendingPacts(boolean enabled) {
    chosen.enablePendingPacts(enabled);
  }

  @Override
  public void initLoader(Class<?> tests, Object instance) {
    chosen.initLoader(tests, instance);
  }
}
