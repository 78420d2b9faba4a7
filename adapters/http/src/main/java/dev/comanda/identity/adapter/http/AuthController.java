package dev.comanda.identity.adapter.http;

import dev.comanda.identity.application.IdentifyCustomer;
import dev.comanda.identity.application.RegisterCustomer;
import dev.comanda.identity.application.SignInEmployee;
import dev.comanda.shared.adapter.http.ClientAddress;
import dev.comanda.shared.adapter.http.Described;
import dev.comanda.shared.adapter.http.Problem;
import dev.comanda.shared.adapter.http.ProblemType;
import dev.comanda.shared.adapter.http.Submitted;
import dev.comanda.shared.adapter.http.TokenBuckets;
import dev.comanda.shared.adapter.http.Value;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How somebody becomes known, and gets a token. */
@PrimaryAdapter
@RestController
@RequestMapping("/auth")
@Tag(name = "Identity", description = "Who somebody is.")
public final class AuthController {

  private final RegisterCustomer registerCustomer;
  private final IdentifyCustomer identifyCustomer;
  private final SignInEmployee signInEmployee;
  private final TokenBuckets failedPasswords;

  /**
   * A controller that calls these ports.
   *
   * @param failedPasswords how many may fail, of one username from one address
   */
  public AuthController(
      RegisterCustomer registerCustomer,
      IdentifyCustomer identifyCustomer,
      SignInEmployee signInEmployee,
      TokenBuckets failedPasswords) {
    this.registerCustomer = registerCustomer;
    this.identifyCustomer = identifyCustomer;
    this.signInEmployee = signInEmployee;
    this.failedPasswords = failedPasswords;
  }

  @PostMapping("/customers")
  @Operation(summary = "Register a customer", description = "Once per tax id (CPF).")
  @Described(
      requests = "customer-request.json",
      answer = "customer.json",
      problems = ProblemType.CUSTOMER_ALREADY_KNOWN)
  @ResponseStatus(HttpStatus.CREATED)
  CustomerRepresentation registerCustomer(@RequestBody Submitted<RegisterRequest> submitted) {
    Value<RegisterCustomer.Command> command = submitted.content().read(submitted.fields());
    submitted.fields().requireValid();
    return switch (registerCustomer.register(command.get())) {
      case RegisterCustomer.Outcome.Registered registered ->
          CustomerRepresentation.of(registered.customer());
      case RegisterCustomer.Outcome.AlreadyKnown _ ->
          throw ProblemType.CUSTOMER_ALREADY_KNOWN
              .with("Nothing was changed; get a token with the tax id instead.")
              .exception();
    };
  }

  @PostMapping("/token")
  @Operation(
      summary = "Get a token",
      description =
          "Customers by tax id, guests by nothing, employees by username and password. It is good for"
              + " 15 minutes.")
  @Described(
      requests = {
        "token-request-customer.json",
        "token-request-guest.json",
        "token-request-employee.json"
      },
      answer = "token.json",
      problems = ProblemType.SIGN_IN_REFUSED)
  TokenRepresentation issueToken(
      @RequestBody Submitted<TokenRequest> submitted, HttpServletRequest request) {
    Value<TokenRequest.Grant> grant = submitted.content().read(submitted.fields());
    submitted.fields().requireValid();
    return switch (grant.get()) {
      case TokenRequest.Grant.Customer customer ->
          switch (identifyCustomer.identify(customer.command())) {
            case IdentifyCustomer.Outcome.Identified identified ->
                TokenRepresentation.of(identified.token());
            case IdentifyCustomer.Outcome.Unknown _ -> throw refused().exception();
          };
      case TokenRequest.Grant.Guest _ -> TokenRepresentation.of(identifyCustomer.admitGuest());
      case TokenRequest.Grant.Employee employee ->
          switch (signIn(employee.command(), ClientAddress.of(request))) {
            case SignInEmployee.Outcome.SignedIn signedIn ->
                TokenRepresentation.of(signedIn.token());
            case SignInEmployee.Outcome.Refused _ -> throw refused().exception();
          };
    };
  }

  /**
   * Only failures count, but all that begin together are counted before any has failed. By address
   * too, so that nobody can lock out the kitchen from elsewhere.
   */
  private SignInEmployee.Outcome signIn(SignInEmployee.Command command, String address) {
    String who = address + " " + command.username().value();
    failedPasswords
        .take(who)
        .ifPresent(refused -> {
          throw refused.exception();
        });
    boolean failed = false;
    try {
      SignInEmployee.Outcome outcome = signInEmployee.signIn(command);
      failed = outcome instanceof SignInEmployee.Outcome.Refused;
      return outcome;
    } finally {
      if (!failed) {
        failedPasswords.giveBack(who);
      }
    }
  }

  private static Problem refused() {
    return ProblemType.SIGN_IN_REFUSED.with("Nobody is known by what was sent.");
  }
}
