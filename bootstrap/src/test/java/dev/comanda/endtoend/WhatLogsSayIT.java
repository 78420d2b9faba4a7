package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * No log tells who somebody is, nor how to pass for them. It runs after all others, and reads what
 * they have left.
 */
class WhatLogsSayIT {

  private final Comanda comanda = Running.comanda();

  @Test
  void logs_of_the_whole_run_show_nothing_personal_and_no_secret() {
    comanda.customer().order(comanda.basket()).hasStatus(201);
    comanda.kitchen().get("/production").hasStatus(200);
    comanda.anybody().as("no.real.token").get("/order").hasStatus(401);

    String log = comanda.log();

    assertThat(log).as("it logs at all").contains("dev.comanda");
    // The tax id, name, address, token of the customer, the token and the password of the kitchen.
    assertThat(Comanda.confidential()).hasSizeGreaterThan(6);
    assertThat(Comanda.confidential()).allSatisfy(secret -> assertThat(log).doesNotContain(secret));
  }
}
