package io.ledgerchat.api.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What the operator prepared, as far as it can be used (contract 20 §A3). */
class ModelSpecsTest {
    @Test
    void nobodyIsHeldToSpecsOfWhichNoneCanBeUsed() {
        assertThat(specs("openAI").enforced()).isTrue();
        assertThat(specs("Nowhere").enforced()).isFalse();
        assertThat(specs("Nowhere").forClients()).isEmpty();
    }

    private static ModelSpecs specs(String endpoint) {
        return new ModelSpecs(ConfigurationFileReader.parse(
                "test.yaml", """
                modelSpecs:
                  enforce: true
                  list: [{name: cheap, label: Cheap, preset: {endpoint: %s, model: gpt-5}}]
                """.formatted(endpoint), new Variables(new MockEnvironment())));
    }
}
