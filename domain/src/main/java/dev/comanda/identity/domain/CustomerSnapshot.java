package dev.comanda.identity.domain;

import java.time.Instant;

/** All of a customer as data, for those who store or show it. Customers do not change. */
public record CustomerSnapshot(
    SubjectId subject, TaxId taxId, PersonName name, Email email, Instant registeredAt) {}
