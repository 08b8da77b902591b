package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomeTest {
    @Test
    void theOptionGoesBeforeTheEnvironmentAndThatBeforeTheUsersHome() {
        var environment = Map.of("LEDGERCHAT_HOME", "/srv/chat", "HOME", "/home/ursula");
        assertThat(locate("/data", environment)).isEqualTo(Path.of("/data"));
        assertThat(locate(null, environment)).isEqualTo(Path.of("/srv/chat"));
        assertThat(locate(null, Map.of("HOME", "/home/ursula"))).isEqualTo(Path.of("/home/ursula/.ledgerchat"));
        assertThat(locate(null, Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".ledgerchat"));
    }

    private static Path locate(@Nullable String option, Map<String, String> environment) {
        return Home.locate(option, name -> Optional.ofNullable(environment.get(name)));
    }
}
