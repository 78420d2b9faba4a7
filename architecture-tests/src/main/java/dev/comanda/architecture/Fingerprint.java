package dev.comanda.architecture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two documents have in common when they say the same. For most it is their content. The bytes
 * of a rendering depend on the fonts of the machine: it carries the digest of what it was made from
 * ({@code made-from:sha256:...}, in a comment or a text chunk), and that is what counts.
 */
public final class Fingerprint {

  private static final String MARK = "made-from:sha256:";
  private static final Pattern MARKED = Pattern.compile(MARK + "[0-9a-f]{64}");

  private Fingerprint() {}

  /** What a rendering has to carry. */
  public static String markOf(String source) {
    return MARK + digest(source.getBytes(StandardCharsets.UTF_8));
  }

  /** The fingerprint of a document's content. */
  public static String of(byte[] document) {
    // A mark is ASCII, and neither PNG nor SVG hides it: text chunks are not compressed.
    Matcher mark = MARKED.matcher(new String(document, StandardCharsets.ISO_8859_1));
    return mark.find() ? mark.group() : digest(document);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
