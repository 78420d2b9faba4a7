package dev.comanda.identity.adapter.http;

import dev.comanda.identity.application.IdentifyCustomer;
import dev.comanda.identity.application.SignInEmployee;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.Value;
import dev.comanda.shared.adapter.http.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who asks for a token, and by what they shall be known. It is secret and is not printed. */
@Schema(name = "TokenRequest")
record TokenRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @NameOf(GrantType.class)
        @Nullable String grantType,
    @Schema(description = "Only for `customer`.", example = "529.982.247-25")
        @Nullable String taxId,
    @Schema(description = "Only for `employee`.", example = "kitchen") @Nullable String username,
    @Schema(description = "Only for `employee`.", format = "password") @Nullable String password) {

  /** How somebody can get a token. */
  enum GrantType {
    CUSTOMER,
    GUEST,
    EMPLOYEE
  }

  /** What a request for a token asks. */
  sealed interface Grant {

    /** By a tax id. */
    record Customer(IdentifyCustomer.Command command) implements Grant {}

    /** By nothing. */
    record Guest() implements Grant {}

    /** By username and password. */
    record Employee(SignInEmployee.Command command) implements Grant {}
  }

  Value<Grant> read(Fields fields) {
    Value<GrantType> type =
        fields.required("grantType", grantType, name -> WireNames.parse(GrantType.class, name));
    if (type.isWrong()) {
      return Value.wrong();
    }
    return switch (type.get()) {
      case CUSTOMER -> customer(fields);
      case GUEST -> guest(fields);
      case EMPLOYEE -> employee(fields);
    };
  }

  @Override
  public String toString() {
    return "TokenRequest[***]";
  }

  private Value<Grant> customer(Fields fields) {
    Value<TaxId> number = fields.required("taxId", taxId, TaxId::new);
    refuse(fields, "username", username);
    refuse(fields, "password", password);
    return fields.combine(() -> new Grant.Customer(new IdentifyCustomer.Command(number.get())));
  }

  private Value<Grant> guest(Fields fields) {
    refuse(fields, "taxId", taxId);
    refuse(fields, "username", username);
    refuse(fields, "password", password);
    return fields.combine(Grant.Guest::new);
  }

  private Value<Grant> employee(Fields fields) {
    refuse(fields, "taxId", taxId);
    Value<Username> known = fields.required("username", username, Username::new);
    Value<Password> proof = fields.required("password", password, Password::new);
    return fields.combine(
        () -> new Grant.Employee(new SignInEmployee.Command(known.get(), proof.get())));
  }

  private void refuse(Fields fields, String name, @Nullable String value) {
    if (value != null) {
      fields.at(name).wrong("has no place beside grantType " + grantType);
    }
  }
}
