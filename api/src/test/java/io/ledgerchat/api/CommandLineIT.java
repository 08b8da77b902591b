package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.ReadsAtHand;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The commands beside the server, while it runs. */
class CommandLineIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private final String home = SERVER.backends().home().path().toString();

    @Test
    void theLogIsVerifiedWhileTheServerRuns() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
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
                .atMost(Duration.ofMinutes(1))
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
    void whoExportsAtTheMachineIsRecordedAsItsOperator(@TempDir Path folder) {
        long before = operatorsReads();

        assertThat(new CommandLine(new ExportAnalyticsCommand())
                        .execute("--home", home, "--to", folder.toString(), "--with-names"))
                .isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        new CommandLine(new ExportCommand()).execute("--home", home, "--to", "0", "--out", "/dev/null")
                                == 0);

        assertThat(operatorsReads()).isEqualTo(before + 2);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sql("""
                        select string_agg(distinct action || ' ' || actor_kind || ' ' || coalesce(actor_id, 'nobody'), ',')
                        from views.audit where aggregate in (select aggregate_identifier from ledger.domain_event_entry
                          where position(convert_to('"operator"', 'UTF8') in meta_data) > 0)""", String.class)).isEqualTo("access.data-read system nobody"));
        assertThat(sql("""
                        select count(distinct type) from ledger.domain_event_entry
                        where payload_type = 'access.data-read'""", Long.class)).isEqualTo(1);
        assertThat(new CommandLine(new VerifyCommand()).execute("--home", home)).isZero();
    }

    private static long operatorsReads() {
        return sql("""
                select count(*) from ledger.domain_event_entry where payload_type = 'access.data-read'
                  and position(convert_to('"operator"', 'UTF8') in meta_data) > 0""", Long.class);
    }

    private static <T> T sql(String question, Class<T> type) {
        return SERVER.bean(JdbcClient.class).sql(question).query(type).single();
    }

    @Test
    void whatCannotBeRecordedIsAFailure() {
        var nowhere = new Connections.Database("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "nobody", "none");

        assertThatThrownBy(() -> ReadsAtHand.record(nowhere, Map.of(), "export", "ledger:0-1"))
                .isInstanceOf(RuntimeException.class);
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
