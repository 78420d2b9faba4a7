package dev.comanda.identity.domain;

/**
 * All of an employee as data, for those who store it.
 *
 * @param version how often the employee has been stored; 0 before the first time
 */
public record EmployeeSnapshot(
    SubjectId subject,
    Username username,
    PasswordHash passwordHash,
    EmployeeRole role,
    long version) {}
