package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands beside the server, while it runs. */
class CommandLineIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private final String home = SERVER.backends().home().path().toString();

    @Test
    void theLogIsVerifiedWhileTheServerRuns() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        new CommandLine(new ExportCommand()).execute("--home", home, "--to", "0", "--out", "/dev/null")
                                == 0);

        assertThat(new CommandLine(new VerifyCommand()).execute("--home", home)).isZero();
    }

    @Test
    void anExportIsCheckedWithItsKeysAlone(@TempDir Path folder) throws IOException {
        Path export = folder.resolve("export.jsonl");
        Path keys = folder.resolve("keys.txt");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> new CommandLine(new ExportCommand())
                                .execute("--home", home, "--out", export.toString(), "--keys", keys.toString())
                        == 0);

        try (var lines = Files.newBufferedReader(export)) {
            ExportCheck.Result result = ExportCheck.check(
                    lines, Files.readAllLines(keys).stream().map(NoteKey::parse).toList());
            assertThat(result.findings()).isEmpty();
            assertThat(result.events()).isPositive();
        }
    }

    @Test
    @Timeout(30)
    void aRebuildWithoutAServerSaysSoAndKeepsNobodyFromStarting(@TempDir Path nowhere) {
        assertThat(new CommandLine(new RebuildCommand()).execute("--home", nowhere.toString(), "search"))
                .isEqualTo(1);
        assertThat(nowhere).isEmptyDirectory();
    }

    @Test
    void aCheckpointThatIsNoneIsAnError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "hello");

        assertThat(new CommandLine(new VerifyCommand()).execute("--home", home, "--checkpoint", file.toString()))
                .isEqualTo(1);
    }
}
