package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.infrastructure.Settings.DatabaseClass;
import dev.comanda.infrastructure.Settings.Payments;
import dev.comanda.infrastructure.Settings.Tier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings read(String stack, Map<String, String> changes) {
    Map<String, String> values = new HashMap<>(Stacks.config(stack).values());
    changes.forEach((key, value) -> values.put("comanda:" + key, value));
    return Settings.read(stack, key -> Optional.ofNullable(values.get("comanda:" + key)));
  }

  @Test
  void dev_is_small_and_needs_nothing_but_an_image() {
    Settings settings = read("dev", Map.of());

    assertThat(settings.tier()).isEqualTo(Tier.DEV);
    assertThat(settings.payments()).isEqualTo(new Payments.InMemory());
    assertThat(settings.database().instanceClass()).isEqualTo(DatabaseClass.T4G_MICRO);
    assertThat(settings.network().cidr()).hasToString("10.20.0.0/16");
  }

  @Test
  void prod_is_paid_at_mercado_pago_and_knows_its_origins() {
    Settings settings = read("prod", Map.of());

    assertThat(settings.tier()).isEqualTo(Tier.PROD);
    assertThat(settings.payments()).isInstanceOf(Payments.MercadoPago.class);
    assertThat(settings.api().allowedOrigins()).doesNotContain("*").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tier                | test             | dev, prod
          region              | Sao Paulo        | a region such as sa-east-1
          vpcCidr             | 10.20.0.0/15     | a private block of /16 to /20
          vpcCidr             | 10.20.0.1/16     | a private block
          vpcCidr             | 8.8.0.0/16       | a private block
          natGateways         | 2                | 1, 3
          allowedOrigins      | ["kiosk"]        | origins such as
          allowedOrigins      | []               | origins such as
          allowedOrigins      | all              | a list of origins
          throttleRate        | 0                | 1 to 10000
          throttleBurst       | 5001             | 1 to 5000
          payments            | cash             | memory or mercadopago
          databaseClass       | db.t2.nano       | db.t4g.micro, db.t4g.small, db.t4g.medium, db.m7g.large
          databaseStorageGb   | 19               | 20 to 1000
          databaseConnections | 51               | 2 to 50
          databaseConnections | 20               | at most 8
          databaseAccess      | open             | private or public
          backupDays          | 0                | 1 to 35
          image               | latest           | a tag other than latest
          architecture        | RISCV            | X86_64 or ARM64
          taskCpu             | 300              | 256, 512, 1024, 2048
          taskMemoryMb        | 512              | 1024 to 4096
          minTasks            | none             | 1 to 10
          maxTasks            | 0                | 1 to 20
          logDays             | 10               | 1, 3, 5, 7, 14
          keyGeneration       | 0                | 1 to 1000
          passwordGeneration  | -1               | 1 to 1000
          monthlyBudgetUsd    | 9                | 10 to 100000
          alarmEmail          | operators        | an e-mail address
          githubRepository    | comanda          | owner/name
          githubProviderArn   | github           | the ARN of an OIDC provider
          """)
  void a_wrong_value_is_named_with_its_key_and_what_is_allowed(
      String key, String value, String allowed) {
    assertThatThrownBy(() -> read("dev", Map.of(key, value)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("comanda:" + key)
        .hasMessageContaining(value.equals("[]") ? "empty" : value.replaceAll("[\\[\\]\"]", ""))
        .hasMessageContaining(allowed)
        .hasMessageContaining("pulumi config set");
  }

  @Test
  void a_checkout_that_does_not_know_the_image_ends_no_tasks() {
    Map<String, String> values = new HashMap<>(Stacks.config("dev").values());
    values.remove("comanda:image");

    assertThatThrownBy(
            () -> Settings.read("dev", key -> Optional.ofNullable(values.get("comanda:" + key))))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("comanda:image is missing")
        .hasMessageContaining("pulumi stack output image");
    assertThat(read("dev", Map.of("image", "none")).tasks().image()).isEmpty();
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThatThrownBy(
            () -> read("dev", Map.of("region", "x", "natGateways", "7", "backupDays", "40")))
        .hasMessageContaining("comanda:region")
        .hasMessageContaining("comanda:natGateways")
        .hasMessageContaining("comanda:backupDays");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allowedOrigins | ["*"]  | not * in prod
          payments       | memory | mercadopago in prod
          databaseAccess | public | private in prod, without exception
          backupDays     | 6      | 7 to 35
          minTasks       | 1      | 2 to 10
          """)
  void prod_refuses_what_a_production_must_not_have(String key, String value, String allowed) {
    assertThatThrownBy(() -> read("prod", Map.of(key, value)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("comanda:" + key)
        .hasMessageContaining(allowed);
  }

  @Test
  void a_class_may_open_its_database_to_listed_networks_and_only_to_those() {
    Settings settings =
        read(
            "dev",
            Map.of("databaseAccess", "public", "databaseAccessCidrs", "[\"203.0.113.0/24\"]"));

    assertThat(settings.database().openTo())
        .extracting(Cidr::toString)
        .containsExactly("203.0.113.0/24");
    assertThatThrownBy(() -> read("dev", Map.of("databaseAccess", "public")))
        .hasMessageContaining("comanda:databaseAccessCidrs");
    assertThatThrownBy(() ->
            read(
                "dev",
                Map.of("databaseAccess", "public", "databaseAccessCidrs", "[\"0.0.0.0/0\"]")))
        .hasMessageContaining("0.0.0.0/0")
        .hasMessageContaining("/16 to /32");
    assertThatThrownBy(() -> read("dev", Map.of("databaseAccessCidrs", "[\"203.0.113.0/24\"]")))
        .hasMessageContaining("none with private");
  }

  @Test
  void a_missing_secret_is_asked_for_and_a_given_one_is_never_shown() {
    assertThatThrownBy(() -> read("dev", Map.of("payments", "mercadopago")))
        .hasMessageContaining("pulumi config set --secret mercadoPagoAccessToken")
        .hasMessageContaining("pulumi config set --secret mercadoPagoWebhookSecret");

    Settings settings =
        read(
            "dev",
            Map.of(
                "payments", "mercadopago",
                "mercadoPagoAccessToken", "APP_USR-1",
                "mercadoPagoWebhookSecret", "hush"));
    assertThat(settings.toString()).doesNotContain("APP_USR-1").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dev", "1st", "a-name-of-a-stack", "class_3", ""})
  void a_stack_whose_name_does_not_fit_into_names_in_the_account_is_refused(String stack) {
    Map<String, String> values = Stacks.config("dev").values();

    assertThatThrownBy(
            () -> Settings.read(stack, key -> Optional.ofNullable(values.get("comanda:" + key))))
        .hasMessageContaining("the stack's name")
        .hasMessageContaining("1 to 12");
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.0.0/16, 4, 0, 10.20.0.0/20",
    "10.20.0.0/16, 4, 15, 10.20.240.0/20",
    "192.168.0.0/20, 4, 8, 192.168.8.0/24"
  })
  void a_block_has_equal_parts(String block, int bits, int number, String part) {
    assertThat(Cidr.parse(block).orElseThrow().part(bits, number)).hasToString(part);
  }
}
