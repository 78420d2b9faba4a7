package dev.comanda.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A name service as Docker's, for names of our own; the machine's is asked for all others. */
public final class TestNames extends InetAddressResolverProvider {

  private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();

  /** Gives a name addresses, in this order; the JDK remembers them for a while: use it once. */
  static void put(String name, InetAddress... addresses) {
    NAMES.put(name, List.of(addresses));
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver machine = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        List<InetAddress> ours = NAMES.get(host);
        return ours == null ? machine.lookupByName(host, policy) : ours.stream();
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return machine.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "names of the tests";
  }
}
