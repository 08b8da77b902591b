package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.message.OwnSearchParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds {@code docs/openapi.yaml} to the code: what is offered beside LibreChat's API is described, and nothing else. */
class OpenApiTest {
    @Test
    void everyParameterOfOurOwnIsDescribed() throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(Path.of("../docs/openapi.yaml")));
        assertThat(document).containsEntry("openapi", "3.1.0");
        assertThat(map(document.get("paths")).toString()).startsWith("{/api/messages=");
        assertThat(map(document.get("paths"))).hasSize(1);
        var described = new ArrayList<String>();
        for (Object parameter : (List<?>)
                map(map(map(document.get("paths")).get("/api/messages")).get("get"))
                        .get("parameters")) {
            described.add(String.valueOf(map(parameter).get("name")));
        }
        var expected = new ArrayList<>(OwnSearchParameters.names());
        expected.addAll(List.of("search", "cursor"));
        assertThat(described).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
