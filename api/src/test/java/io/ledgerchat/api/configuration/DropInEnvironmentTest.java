package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
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

    @Test
    void anEmptyVariableOfOursIsAnAbsentOne() {
        var environment = new MockEnvironment();
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("LEDGERCHAT_CHECKPOINT_SECONDS", " ", "LEDGERCHAT_ERASURE_GRACE", "P1D")));

        processed(environment);

        assertThat(environment.getProperty("LEDGERCHAT_CHECKPOINT_SECONDS")).isNull();
        assertThat(environment.getProperty("ledgerchat.erasure.grace")).isEqualTo("P1D");
    }

    @Test
    void limitsAreSharedOnlyWhenItSaysTrue() {
        for (String other : new String[] {"yes", "1", "on", "maybe", "false"}) {
            assertThat(shared(other)).isEqualTo("false");
        }
        assertThat(shared(" True ")).isEqualTo("true");
    }

    private static @Nullable String shared(String written) {
        var environment = new MockEnvironment();
        environment.setProperty("LEDGERCHAT_SHARED_LIMITS", written);
        return processed(environment).getProperty("LEDGERCHAT_SHARED_LIMITS");
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
