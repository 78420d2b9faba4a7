package dev.comanda.identity.application;

import static dev.comanda.identity.domain.People.ANA;
import static dev.comanda.identity.domain.People.ANAS_EMAIL;
import static dev.comanda.identity.domain.People.ANAS_TAX_ID;
import static dev.comanda.identity.domain.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.application.IdentifyCustomer.Outcome.Identified;
import dev.comanda.identity.application.IdentifyCustomer.Outcome.Unknown;
import dev.comanda.identity.application.RegisterCustomer.Outcome.AlreadyKnown;
import dev.comanda.identity.application.RegisterCustomer.Outcome.Registered;
import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.application.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomersTest {

  private final FakeAccounts accounts = new FakeAccounts();
  private final SubjectIds ids = People::somebody;
  private final RegisterCustomer registering =
      IdentityUseCases.registerCustomer(accounts, ids, () -> NOON);
  private final IdentifyCustomer identifying =
      IdentityUseCases.identifyCustomer(accounts, ids, new FakeTokenSigner());

  @Test
  void registers_somebody_new() {
    assertThat(registerAna())
        .isInstanceOfSatisfying(
            Registered.class,
            registered ->
                assertThat(registered.customer())
                    .isEqualTo(
                        new CustomerSnapshot(
                            registered.customer().subject(), ANAS_TAX_ID, ANA, ANAS_EMAIL, NOON)));
    assertThat(accounts.customers()).isEqualTo(1);
  }

  @Test
  void registers_nobody_twice_and_keeps_what_was_said_first() {
    registerAna();

    assertThat(
            registering.register(
                new RegisterCustomer.Command(
                    ANAS_TAX_ID, new PersonName("Eve"), new Email("eve@example.com"))))
        .isEqualTo(new AlreadyKnown());
    assertThat(accounts.customer(ANAS_TAX_ID).orElseThrow().snapshot().name()).isEqualTo(ANA);
  }

  @Test
  void registers_one_of_two_who_come_at_the_same_moment() {
    accounts.beforeNextWrite(this::registerAna);

    assertThat(registerAna()).isEqualTo(new AlreadyKnown());
    assertThat(accounts.customers()).isEqualTo(1);
  }

  @Test
  void identifies_a_customer_as_the_same_subject_each_time() {
    registerAna();
    SubjectId ana = accounts.customer(ANAS_TAX_ID).orElseThrow().getId();

    for (int visit = 0; visit < 2; visit++) {
      assertThat(identifying.identify(new IdentifyCustomer.Command(ANAS_TAX_ID)))
          .isEqualTo(new Identified(FakeTokenSigner.token(ana, Role.CUSTOMER)));
    }
  }

  @Test
  void identifies_nobody_by_a_tax_id_without_an_account() {
    assertThat(identifying.identify(new IdentifyCustomer.Command(ANAS_TAX_ID)))
        .isEqualTo(new Unknown());
    assertThat(accounts.customers()).isZero();
  }

  @Test
  void every_guest_is_somebody_new() {
    SubjectId first = new SubjectId(new UUID(0, 1));
    SubjectId second = new SubjectId(new UUID(0, 2));
    var next = List.of(first, second).iterator();
    IdentifyCustomer kiosk =
        IdentityUseCases.identifyCustomer(accounts, next::next, new FakeTokenSigner());

    assertThat(kiosk.admitGuest()).isEqualTo(FakeTokenSigner.token(first, Role.GUEST));
    assertThat(kiosk.admitGuest()).isEqualTo(FakeTokenSigner.token(second, Role.GUEST));
    assertThat(accounts.customers()).as("nothing is kept of guests").isZero();
  }

  private RegisterCustomer.Outcome registerAna() {
    return registering.register(new RegisterCustomer.Command(ANAS_TAX_ID, ANA, ANAS_EMAIL));
  }
}
