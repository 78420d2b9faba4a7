package dev.comanda.shared.config;

/** A setting has a value that nobody knows. */
final class UnknownSettingException extends IllegalArgumentException {

  private final String allowed;

  /**
   * @param allowed for people, such as {@code one of embedded, aws, memory}
   */
  UnknownSettingException(String key, String value, String allowed) {
    super("%s=%s is unknown; allowed is %s".formatted(key, value, allowed));
    this.allowed = allowed;
  }

  String allowed() {
    return allowed;
  }
}
