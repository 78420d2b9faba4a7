package dev.comanda.architecture;

/**
 * A page that people write, with places for what is generated: whatever stands between {@code <!--
 * generated:name begin -->} and {@code <!-- generated:name end -->} is replaced.
 */
public final class Marked {

  private Marked() {}

  /** What stands before a generated place. */
  public static String begin(String name) {
    return "<!-- generated:" + name + " begin -->";
  }

  /** What stands behind it. */
  public static String end(String name) {
    return "<!-- generated:" + name + " end -->";
  }

  /**
   * The page with other content in a place.
   *
   * @throws IllegalStateException if it has no such place
   */
  public static String replace(String page, String name, String content) {
    int begin = page.indexOf(begin(name));
    int end = page.indexOf(end(name));
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          "\"%s...\" has no %s and %s"
              .formatted(page.lines().findFirst().orElse(""), begin(name), end(name)));
    }
    return page.substring(0, begin + begin(name).length())
        + "\n"
        + content.strip()
        + "\n"
        + page.substring(end);
  }
}
