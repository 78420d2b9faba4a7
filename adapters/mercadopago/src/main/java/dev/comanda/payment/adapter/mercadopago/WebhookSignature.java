package dev.comanda.payment.adapter.mercadopago;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells Mercado Pago's notifications from everybody else's. Their sources contradict each other on
 * the case of the id and on the unit of the time, so both are accepted; either way it takes the
 * secret. Two secrets make it possible to change one without losing notifications.
 */
public final class WebhookSignature {

  private static final Pattern HEADER =
      Pattern.compile("\\s*ts=(\\d{1,18})\\s*,\\s*v1=([0-9a-fA-F]{64})\\s*");

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets one, or two while one replaces the other; empty ones are ignored, and without
   *     any nothing is accepted
   */
  public WebhookSignature(List<String> secrets) {
    this.keys =
        secrets.stream()
            .filter(secret -> !secret.isBlank())
            .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
            .map(secret -> new SecretKeySpec(secret, "HmacSHA256"))
            .toList();
  }

  /**
   * @param header {@code x-signature}
   * @param dataId {@code data.id} of the query
   * @param requestId {@code x-request-id}
   * @return when it was signed; empty if it was not signed with a secret of ours
   */
  public Optional<Instant> verify(
      @Nullable String header, @Nullable String dataId, @Nullable String requestId) {
    Matcher parts = HEADER.matcher(header == null ? "" : header);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] given = HexFormat.of().parseHex(parts.group(2));
    List<@Nullable String> ids =
        dataId == null
            ? Collections.singletonList(null)
            : List.of(dataId.toLowerCase(Locale.ROOT), dataId);
    boolean genuine = false;
    for (SecretKeySpec key : keys) {
      for (String id : ids) {
        // No shortcut: how long it takes does not depend on what fits.
        genuine |= MessageDigest.isEqual(given, hmac(key, manifest(id, requestId, parts.group(1))));
      }
    }
    return genuine ? Optional.of(signedAt(parts.group(1))) : Optional.empty();
  }

  private static String manifest(@Nullable String id, @Nullable String requestId, String ts) {
    return (id == null ? "" : "id:" + id + ";")
        + (requestId == null ? "" : "request-id:" + requestId + ";")
        + ("ts:" + ts + ";");
  }

  /** Seconds have ten digits for the next centuries, milliseconds at least twelve. */
  private static Instant signedAt(String ts) {
    long value = Long.parseLong(ts);
    return ts.length() >= 12 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
  }

  private static byte[] hmac(SecretKeySpec key, String manifest) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
