package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.resources.Resource;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import dev.comanda.infrastructure.engine.CloudMocks;
import dev.comanda.infrastructure.engine.Engine;
import dev.comanda.infrastructure.random.RandomPassword;
import dev.comanda.infrastructure.tls.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The same program under Pulumi's own mocks: what its classes hold, seen from inside. */
class MocksTest {

  @AfterEach
  void forget_the_deployment() {
    PulumiTest.cleanup();
  }

  private static TestResult run(String stack) {
    Settings settings = Stacks.settings(stack);
    return PulumiTest.withMocks(new CloudMocks())
        .withOptions(TestOptions.builder().projectName(Engine.PROJECT).stackName(stack).build())
        .runTest(context -> Environment.register(context, settings))
        .throwOnError();
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void mocks_and_the_engine_see_the_same_resources_and_outputs(String stack) {
    TestResult result = run(stack);

    assertThat(result.resources())
        .extracting(Resource::pulumiResourceType, Resource::pulumiResourceName)
        .containsExactlyInAnyOrderElementsOf(
            Stacks.graph(stack).resources().stream()
                .map(resource -> tuple(resource.type(), resource.name()))
                .toList());
    assertThat(result.outputs().keySet())
        .containsExactlyInAnyOrderElementsOf(Stacks.graph(stack).outputs().keySet());
    assertThat(PulumiTest.extractValue(result.output("apiUrl", String.class)))
        .isEqualTo("${Api.api.apiEndpoint}");
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void passwords_and_private_keys_are_secrets_from_the_beginning(String stack) {
    List<Resource> resources = run(stack).resources();

    assertThat(resources)
        .filteredOn(RandomPassword.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            password -> assertThat(isSecret(((RandomPassword) password).result())).isTrue());
    assertThat(resources)
        .filteredOn(PrivateKey.class::isInstance)
        .isNotEmpty()
        .allSatisfy(key -> assertThat(isSecret(((PrivateKey) key).privateKey())).isTrue());
  }

  private static boolean isSecret(Output<?> output) {
    return Internal.of(output).isSecret().join();
  }
}
