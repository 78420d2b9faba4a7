package dev.comanda.shared.application;

/**
 * Who asks. Every command and query of a person carries it, so that the core decides who may do
 * what and the decision is tested without HTTP.
 *
 * @param subject opaque, 1 to 64 characters, without personal data
 */
public record Requester(String subject, Role role) {

  /**
   * @throws IllegalArgumentException if the subject is blank or too long
   */
  public Requester {
    if (subject.isBlank() || subject.length() > 64) {
      throw new IllegalArgumentException("must have 1 to 64 characters");
    }
  }

  /** Whether they work in the restaurant. */
  public boolean isStaff() {
    return role == Role.EMPLOYEE;
  }

  /** Whether they run the system, which is another thing than working in the restaurant. */
  public boolean isOperator() {
    return role == Role.OPERATOR;
  }
}
