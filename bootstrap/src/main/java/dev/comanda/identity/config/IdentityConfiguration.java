package dev.comanda.identity.config;

import com.nimbusds.jose.jwk.JWKSet;
import dev.comanda.identity.adapter.dynamodb.DynamoAccounts;
import dev.comanda.identity.adapter.http.AuthController;
import dev.comanda.identity.adapter.http.KeysController;
import dev.comanda.identity.adapter.jwt.BcryptCredentials;
import dev.comanda.identity.adapter.jwt.JwtTokenSigner;
import dev.comanda.identity.adapter.jwt.RandomSubjectIds;
import dev.comanda.identity.adapter.jwt.SigningKeys;
import dev.comanda.identity.adapter.memory.InMemoryAccounts;
import dev.comanda.identity.application.Accounts;
import dev.comanda.identity.application.Credentials;
import dev.comanda.identity.application.EnsureEmployee;
import dev.comanda.identity.application.IdentifyCustomer;
import dev.comanda.identity.application.IdentityUseCases;
import dev.comanda.identity.application.RegisterCustomer;
import dev.comanda.identity.application.SignInEmployee;
import dev.comanda.identity.application.SubjectIds;
import dev.comanda.identity.application.TokenSigner;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.http.TokenBuckets;
import dev.comanda.shared.adapter.jwt.AccessTokenProfile;
import dev.comanda.shared.config.Backend;
import dev.comanda.shared.config.ComandaContext;
import dev.comanda.shared.config.ComandaSettings;
import dev.comanda.shared.config.ConditionalOnHosted;
import dev.comanda.shared.config.ConditionalOnStores;
import dev.comanda.shared.config.Topology;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The hexagon of identity. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHosted(ComandaContext.IDENTITY)
public class IdentityConfiguration {

  // What it needs: secondary adapters

  @Bean
  SigningKeys signingKeys(ComandaSettings settings, Topology topology) {
    ComandaSettings.Jwt jwt = settings.jwt();
    if (!jwt.privateKey().isBlank()) {
      return SigningKeys.configured(
          jwt.privateKey(), Optional.of(jwt.previousKey()).filter(Predicate.not(String::isBlank)));
    }
    return topology.stores() == Backend.MEMORY
        ? SigningKeys.generated()
        : SigningKeys.inDirectory(jwt.keyDirectory());
  }

  @Bean
  Supplier<JWKSet> publicKeys(SigningKeys keys) {
    return keys::publicKeys;
  }

  @Bean
  TokenSigner tokenSigner(SigningKeys keys, AccessTokenProfile profile, InstantSource clock) {
    return new JwtTokenSigner(keys, profile, clock);
  }

  @Bean
  Credentials credentials() {
    return new BcryptCredentials(BcryptCredentials.DEFAULT_COST);
  }

  @Bean
  SubjectIds subjectIds() {
    return new RandomSubjectIds();
  }

  // What it can do: use cases

  @Bean
  RegisterCustomer registerCustomer(Accounts accounts, SubjectIds ids, InstantSource clock) {
    return IdentityUseCases.registerCustomer(accounts, ids, clock);
  }

  @Bean
  IdentifyCustomer identifyCustomer(Accounts accounts, SubjectIds ids, TokenSigner signer) {
    return IdentityUseCases.identifyCustomer(accounts, ids, signer);
  }

  @Bean
  SignInEmployee signInEmployee(Accounts accounts, Credentials credentials, TokenSigner signer) {
    return IdentityUseCases.signInEmployee(accounts, credentials, signer);
  }

  @Bean
  EnsureEmployee ensureEmployee(Accounts accounts, Credentials credentials, SubjectIds ids) {
    return IdentityUseCases.ensureEmployee(accounts, credentials, ids);
  }

  // Who asks it: primary adapters

  @Bean
  AuthController authController(
      RegisterCustomer register,
      IdentifyCustomer identify,
      SignInEmployee signIn,
      TokenBuckets failedPasswords) {
    return new AuthController(register, identify, signIn, failedPasswords);
  }

  @Bean
  KeysController keysController(SigningKeys keys) {
    return new KeysController(keys::publicKeysAsJson);
  }

  /** See {@link FirstAccount}. Both at once: a password takes a processor a quarter of a second. */
  @Bean
  ApplicationRunner firstAccounts(EnsureEmployee ensureEmployee, ComandaSettings settings) {
    return _ ->
        Stream.of(
                new FirstAccount(ensureEmployee, EmployeeRole.EMPLOYEE, settings.employee()),
                new FirstAccount(ensureEmployee, EmployeeRole.OPERATOR, settings.operator()))
            .parallel()
            .forEach(FirstAccount::ensure);
  }

  /** Accounts that end with the process. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores(Backend.MEMORY)
  static class InMemory {

    @Bean
    Accounts accounts() {
      return new InMemoryAccounts();
    }
  }

  /** Accounts in DynamoDB. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnStores({Backend.EMBEDDED, Backend.AWS})
  static class InDynamoDb {

    @Bean
    Accounts accounts(DynamoDbClient client, TableDefinitions tables) {
      return new DynamoAccounts(client, tables.users());
    }
  }
}
