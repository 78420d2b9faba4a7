package dev.comanda.identity.adapter.jwt;

import dev.comanda.identity.domain.Password;
import java.security.SecureRandom;

/** Passwords for those to whom nobody gave one. */
public final class GeneratedPasswords {

  /** Without characters that look alike, for people read them from a screen. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /** Of 56 characters each: more than 115 bits. */
  private static final int LENGTH = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private GeneratedPasswords() {}

  /** A new one, of 20 letters and digits. */
  public static Password next() {
    StringBuilder value = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new Password(value.toString());
  }
}
