package dev.comanda.identity.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.EmployeeSnapshot;
import dev.comanda.identity.domain.PasswordHash;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import org.junit.jupiter.api.Test;

class AccountMappingTest {

  @Property
  void a_customer_comes_back_as_they_were(@ForAll("customers") CustomerSnapshot customer) {
    Stored stored = new Stored(1, Attributes.of(AccountMapping.toData(customer)));

    assertThat(AccountMapping.toCustomer(stored)).isEqualTo(customer);
  }

  @Property
  void an_employee_comes_back_as_they_were(@ForAll("employees") EmployeeSnapshot employee) {
    Stored stored = new Stored(employee.version(), Attributes.of(AccountMapping.toData(employee)));

    assertThat(AccountMapping.toEmployee(stored)).isEqualTo(employee);
  }

  @Property
  void the_id_of_an_item_does_not_show_the_tax_id(@ForAll("taxIds") TaxId taxId) {
    assertThat(AccountMapping.id(taxId))
        .matches("customer#[0-9a-f]{64}")
        .doesNotContain(taxId.digits());
  }

  @Test
  void a_tax_id_has_one_item_however_it_is_written() {
    assertThat(AccountMapping.id(new TaxId("529.982.247-25")))
        .isEqualTo(AccountMapping.id(new TaxId("52998224725")));
  }

  @Provide
  Arbitrary<TaxId> taxIds() {
    return Arbitraries.integers().between(1, 999_999_998).map(People::taxId);
  }

  @Provide
  Arbitrary<CustomerSnapshot> customers() {
    Arbitrary<PersonName> names =
        Arbitraries.strings()
            .withCharRange('A', 'Z')
            .withCharRange('à', 'ü')
            .ofMinLength(1)
            .ofMaxLength(PersonName.MAX_LENGTH)
            .map(PersonName::new);
    Arbitrary<Email> emails =
        Arbitraries.strings()
            .alpha()
            .ofMinLength(1)
            .ofMaxLength(64)
            .map(local -> new Email(local + "@example.com"));
    Arbitrary<Instant> instants =
        DateTimes.instants()
            .between(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));
    return Combinators.combine(subjects(), taxIds(), names, emails, instants)
        .as(CustomerSnapshot::new);
  }

  @Provide
  Arbitrary<EmployeeSnapshot> employees() {
    Arbitrary<Username> usernames =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .ofMinLength(3)
            .ofMaxLength(32)
            .map(Username::new);
    Arbitrary<PasswordHash> hashes =
        Arbitraries.strings()
            .ascii()
            .ofMinLength(1)
            .ofMaxLength(PasswordHash.MAX_LENGTH)
            .map(PasswordHash::new);
    return Combinators.combine(
            subjects(),
            usernames,
            hashes,
            Arbitraries.of(EmployeeRole.class),
            Arbitraries.longs().greaterOrEqual(0))
        .as(EmployeeSnapshot::new);
  }

  private static Arbitrary<SubjectId> subjects() {
    return Arbitraries.create(UUID::randomUUID).map(SubjectId::new);
  }
}
