package dev.comanda.identity.domain;

import java.util.concurrent.ThreadLocalRandom;

/** Makes up valid tax ids, so that no real one stands in a test. */
public final class Cpf {

  private Cpf() {}

  /** Eleven digits that nobody has, or somebody by chance. */
  public static String random() {
    int[] digits = new int[11];
    for (int i = 0; i < 9; i++) {
      digits[i] = ThreadLocalRandom.current().nextInt(10);
    }
    digits[9] = check(digits, 9);
    digits[10] = check(digits, 10);
    StringBuilder text = new StringBuilder();
    for (int digit : digits) {
      text.append(digit);
    }
    return text.toString();
  }

  /** As people write it: 000.000.000-00. */
  public static String formatted(String taxId) {
    return taxId.replaceFirst("(...)(...)(...)(..)", "$1.$2.$3-$4");
  }

  private static int check(int[] digits, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += digits[i] * (length + 1 - i);
    }
    int rest = sum * 10 % 11;
    return rest == 10 ? 0 : rest;
  }
}
