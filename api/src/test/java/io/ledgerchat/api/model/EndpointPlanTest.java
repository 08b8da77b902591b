package io.ledgerchat.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class EndpointPlanTest {
    @Test
    void whatClientsShowAsSetIsSet() {
        var variables = new Variables(new MockEnvironment());
        var file = ConfigurationFileReader.parse("test.yaml", """
                endpoints:
                  custom:
                    - name: Mine
                      apiKey: key
                      baseURL: https://models.example.org/v1
                      models: {default: [one]}
                      customParams:
                        paramDefinitions:
                          - {key: temperature, default: 0.2}
                          - {key: top_p, range: {min: 0, max: 1}}
                """, variables);
        var plan = new EndpointPlan(new ProviderVariables(variables), file, true, Set.of());
        assertThat(plan.endpoints())
                .filteredOn(endpoint -> endpoint.name().equals("Mine"))
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.defaults()).isEqualTo(Map.of("temperature", 0.2)));
    }
}
