package dev.comanda.infrastructure;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A block of IPv4 addresses.
 *
 * @param address the first one
 * @param bits of the prefix, 0 to 32
 */
public record Cidr(int address, int bits) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /** Reads {@code 10.20.0.0/16}; nothing if it is no block, or does not begin where blocks do. */
  public static Optional<Cidr> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    MatchResult parts = matcher.toMatchResult();
    int bits = Integer.parseInt(parts.group(5));
    int[] octets = IntStream.rangeClosed(1, 4).map(i -> Integer.parseInt(parts.group(i))).toArray();
    if (bits > 32 || IntStream.of(octets).anyMatch(octet -> octet > 255)) {
      return Optional.empty();
    }
    int address = IntStream.of(octets).reduce(0, (all, octet) -> all << 8 | octet);
    return address == (address & mask(bits))
        ? Optional.of(new Cidr(address, bits))
        : Optional.empty();
  }

  /** Whether it is meant for private use (RFC 1918). */
  boolean isPrivate() {
    return IntStream.of(0, 1, 2)
        .mapToObj(i -> new String[] {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}[i])
        .map(block -> parse(block).orElseThrow())
        .anyMatch(block -> bits >= block.bits && (address & mask(block.bits)) == block.address);
  }

  /**
   * One of the equal parts of this block.
   *
   * @param more bits of the part's prefix than of this one
   * @param number of the part, from 0
   */
  Cidr part(int more, int number) {
    return new Cidr(address | number << (32 - bits - more), bits + more);
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255, bits);
  }

  private static int mask(int bits) {
    return bits == 0 ? 0 : -1 << (32 - bits);
  }
}
