package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DropInEnvironmentTest {
    @Test
    void theShorterPatienceWithAClientThatSendsCounts() {
        assertThat(patience("9000", "4000")).isEqualTo("4000ms");
        assertThat(patience("4000", "9000")).isEqualTo("4000ms");
    }

    @Test
    void onePatienceAloneCountsAndWhatIsNoNumberDoesNot() {
        assertThat(patience("9000", null)).isEqualTo("9000ms");
        assertThat(patience("soon", "4000")).isEqualTo("4000ms");
        assertThat(patience(null, null)).isNull();
    }

    @Test
    void aBlankHostIsAnAbsentOne() {
        var environment = new MockEnvironment();
        environment.setProperty("HOST", " ");
        assertThat(processed(environment).getProperty("HOST")).isEqualTo("127.0.0.1");
    }

    private static @Nullable String patience(@Nullable String request, @Nullable String headers) {
        var environment = new MockEnvironment();
        if (request != null) {
            environment.setProperty("HTTP_REQUEST_TIMEOUT_MS", request);
        }
        if (headers != null) {
            environment.setProperty("HTTP_HEADERS_TIMEOUT_MS", headers);
        }
        return processed(environment).getProperty("server.tomcat.connection-timeout");
    }

    private static MockEnvironment processed(MockEnvironment environment) {
        new DropInEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
