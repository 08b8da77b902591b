package io.ledgerchat.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class OfferedEndpointsTest {
    @Test
    void agentsAreOfferedWhatDoesSomethingHere() {
        assertCapabilities("memory: {tokenLimit: 5}")
                .containsExactly("file_search", "artifacts", "context", "memory", "tools");
    }

    @Test
    void memoryThatIsNotConfiguredIsNotOffered() {
        assertCapabilities("").containsExactly("file_search", "artifacts", "context", "tools");
    }

    @Test
    void ofWhatTheOperatorChoseTheRestIsLeftOut() {
        assertCapabilities("endpoints: {agents: {capabilities: [execute_code, tools, skills, file_search]}}")
                .containsExactly("file_search", "tools");
    }

    private static ListAssert<Object> assertCapabilities(String yaml) {
        var variables = new Variables(new MockEnvironment());
        var file = ConfigurationFileReader.parse("test.yaml", yaml, variables);
        var offered = new OfferedEndpoints(List.of(), new ProviderVariables(variables), file, Optional.empty());
        return assertThat(offered.document().get("agents"))
                .extracting("capabilities")
                .asInstanceOf(InstanceOfAssertFactories.LIST);
    }
}
