package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SecretsFileTest {
    @TempDir
    private Path folder = Path.of("");

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void whatIsBlankIsGeneratedOnceAndStaysTheSame() {
        environment.setProperty("JWT_SECRET", "");
        Secrets first = secrets();
        assertThat(first.jwtSecret()).matches("[0-9a-f]{64}").isNotEqualTo(first.jwtRefreshSecret());
        assertThat(first.credsIv()).matches("[0-9a-f]{32}");
        assertThat(secrets()).isEqualTo(first);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        secrets();
        Path home = folder.resolve("home");
        assertThat(Files.getPosixFilePermissions(home.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        secrets();
        environment.setProperty("JWT_SECRET", "x".repeat(40));
        assertThat(secrets().jwtSecret()).isEqualTo("x".repeat(40));
    }

    @Test
    void withEverythingGivenNoFileIsWritten() {
        Map.of(
                        "JWT_SECRET", "a".repeat(32),
                        "JWT_REFRESH_SECRET", "b".repeat(32),
                        "CREDS_KEY", "c".repeat(64),
                        "CREDS_IV", "d".repeat(32),
                        "LEDGERCHAT_EMAIL_HASH_KEY", "e".repeat(64))
                .forEach(environment::setProperty);
        secrets();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aSecretOfTheWrongFormStopsTheStartWithoutRepeatingIt() {
        environment.setProperty("CREDS_KEY", "not-hexadecimal");
        assertThatThrownBy(this::secrets)
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("CREDS_KEY in the environment must be 64 hexadecimal characters")
                .hasMessageNotContaining("not-hexadecimal");
    }

    @Test
    void aPrintedSecretSaysNothing() {
        assertThat(secrets().toString()).isEqualTo("Secrets[…]");
    }

    private Secrets secrets() {
        return SecretsFile.read(new Variables(environment), new Home(folder.resolve("home")));
    }
}
