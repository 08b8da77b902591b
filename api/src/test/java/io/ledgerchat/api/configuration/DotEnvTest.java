package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    @Test
    void linesAreReadAsLibreChatReadsThem() {
        assertThat(DotEnv.parse("""
                        # a comment
                        HOST=localhost
                        export PORT = 3080 # the port
                        EMPTY=
                        QUOTED="a # b \\n c"
                        SINGLE='$NOT ${expanded}'
                        APP_TITLE=My Chat
                        not a line
                        URL=http://x/?a=b=c
                        """))
                .isEqualTo(Map.of(
                        "HOST", "localhost",
                        "PORT", "3080",
                        "EMPTY", "",
                        "QUOTED", "a # b \n c",
                        "SINGLE", "$NOT ${expanded}",
                        "APP_TITLE", "My Chat",
                        "URL", "http://x/?a=b=c"));
    }

    @Test
    void theRealEnvironmentWins() {
        assertThat(DotEnv.over(Map.of("PORT", "1"))).containsEntry("PORT", "1");
    }
}
