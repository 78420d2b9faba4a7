package dev.comanda.identity.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * A Brazilian taxpayer number (CPF). It is personal data: it is neither printed nor put into tokens
 * and messages, and identity is the only context that knows it.
 *
 * @param digits eleven digits, the last two of which check the first nine; may be given as {@code
 *     529.982.247-25} too
 */
public record TaxId(String digits) implements ValueObject {

  private static final int BODY = 9;
  private static final int LENGTH = 11;

  /**
   * @throws IllegalArgumentException if it is not a number that the authority could have issued
   */
  public TaxId {
    if (!digits.matches("[0-9]{11}|[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}")) {
      throw new IllegalArgumentException("must have 11 digits, such as 529.982.247-25");
    }
    digits = digits.replaceAll("[.-]", "");
    // 111.111.111-11 and the like add up, but are never issued: people type them to get past forms.
    if (digits.chars().distinct().count() == 1) {
      throw new IllegalArgumentException("must not repeat one digit");
    }
    if (checkDigit(digits, BODY) != digits.charAt(BODY)
        || checkDigit(digits, BODY + 1) != digits.charAt(BODY + 1)) {
      throw new IllegalArgumentException("must have valid check digits");
    }
  }

  /** Only the check digits, which identify nobody: {@code ***.***.***-25}. */
  @Override
  public String toString() {
    return "***.***.***-" + digits.substring(BODY, LENGTH);
  }

  /** Weighs the digits before the position by 2, 3, ... from right to left, modulo eleven. */
  private static char checkDigit(String digits, int position) {
    int sum = 0;
    for (int i = 0; i < position; i++) {
      sum += (digits.charAt(i) - '0') * (position + 1 - i);
    }
    return (char) ('0' + sum * 10 % 11 % 10);
  }
}
