package io.ledgerchat.api.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.infra.model.stub.StubModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration file that offers the stand-in provider as custom endpoint {@code Fake}. */
public final class FakeEndpoint {
    private static final StubModelProvider PROVIDER = StubModelProvider.start();

    private FakeEndpoint() {}

    /** The stand-in that answers for the endpoint, one for the whole build. */
    public static StubModelProvider provider() {
        return PROVIDER;
    }

    /** The last request for a reply in which these words are; titles are asked for whenever their thread comes to it. */
    public static JsonNode told(String words) {
        return PROVIDER.requests().stream()
                .filter(request -> request.body().contains(words)
                        && request.json().path("stream").asBoolean())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .json();
    }

    /** Writes {@code librechat.yaml} into the folder. */
    public static Path configuration(Path folder) {
        return configuration(folder, "");
    }

    /** With more sections at its end. */
    public static Path configuration(Path folder, String more) {
        Path file = folder.resolve("librechat.yaml");
        try {
            Files.writeString(file, """
                    version: 1.3.1
                    endpoints:
                      custom:
                        - name: Fake
                          apiKey: stub-key
                          baseURL: "%s"
                          models:
                            default: ["fake-echo", "fake-reasoner"]
                          titleConvo: true
                          modelDisplayLabel: Fake
                    """.formatted(PROVIDER.baseUrl()) + more);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return file;
    }
}
