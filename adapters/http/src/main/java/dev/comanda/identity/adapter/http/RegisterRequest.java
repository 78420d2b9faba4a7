package dev.comanda.identity.adapter.http;

import dev.comanda.identity.application.RegisterCustomer;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.shared.adapter.http.Fields;
import dev.comanda.shared.adapter.http.Value;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a customer says they are. It is personal data and is not printed. */
@Schema(name = "RegisterCustomer")
record RegisterRequest(
    @Schema(
            description = "CPF, with or without punctuation; its check digits are verified.",
            example = "529.982.247-25",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String taxId,
    @Schema(
            maxLength = PersonName.MAX_LENGTH,
            example = "Ana Souza",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(
            maxLength = Email.MAX_LENGTH,
            example = "ana@example.com",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String email) {

  Value<RegisterCustomer.Command> read(Fields fields) {
    Value<TaxId> number = fields.required("taxId", taxId, TaxId::new);
    Value<PersonName> called = fields.required("name", name, PersonName::new);
    Value<Email> mail = fields.required("email", email, Email::new);
    return fields.combine(
        () -> new RegisterCustomer.Command(number.get(), called.get(), mail.get()));
  }

  @Override
  public String toString() {
    return "RegisterRequest[***]";
  }
}
