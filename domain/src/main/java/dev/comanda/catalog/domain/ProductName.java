package dev.comanda.catalog.domain;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What customers call a product. Names that differ in case, accents or spacing only are one name to
 * them: {@link #key()} says which, and it is by the key that a menu is sorted and that a name is
 * taken.
 *
 * @param value 1 to {@value #MAX} characters, without control characters, leading or trailing space
 */
public record ProductName(String value) implements ValueObject, Comparable<ProductName> {

  /** The most characters (Unicode code points) of a name. */
  public static final int MAX = 150;

  /**
   * Strips leading and trailing space.
   *
   * @throws IllegalArgumentException if nothing remains, too much remains, or a character has no
   *     place in a name
   */
  public ProductName {
    value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    Texts.requireLength(value, 1, MAX);
    Texts.requirePrintable(value);
    // A single character may stand for a whole phrase: the key is limited as well, stores index it.
    Texts.requireLength(key(value), 1, MAX);
  }

  /** The same for all names that are one name; never empty. */
  public String key() {
    return key(value);
  }

  /** By key, in the order of code points, as stores sort as well; unlike {@code equals}. */
  @Override
  public int compareTo(ProductName other) {
    return Arrays.compareUnsigned(
        key().getBytes(StandardCharsets.UTF_8), other.key().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return value;
  }

  private static String key(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return Normalizer.normalize(plain, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
