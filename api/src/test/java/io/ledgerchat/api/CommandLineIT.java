package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.CommandLineReads;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.NoteKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands beside the server, while it runs. */
class CommandLineIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private final String home = SERVER.backends().home().path().toString();

    @Test
    void theLogIsVerifiedWhileTheServerRuns() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run("export", "--home", home, "--to", "1", "--out", "/dev/null") == 0);

        assertThat(run("verify", "--home", home)).isZero();
    }

    @Test
    void anExportIsCheckedWithItsKeysAlone(@TempDir Path folder) throws IOException {
        Path export = folder.resolve("export.jsonl");
        Path keys = folder.resolve("keys.txt");

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run("export", "--home", home, "--out", export.toString(), "--keys", keys.toString()) == 0);

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

        assertThat(run("export-analytics", "--home", home, "--to", folder.toString(), "--with-names"))
                .isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run("export", "--home", home, "--to", "1", "--out", "/dev/null") == 0);

        assertThat(operatorsReads()).isEqualTo(before + 2);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sql("""
                        select string_agg(distinct action || ' ' || actor_kind || ' ' || coalesce(actor_id, 'nobody'), ',')
                        from views.audit where event_id in (select event_identifier from ledger.domain_event_entry
                          where payload_type = 'access.data-read' and position(convert_to('"operator"', 'UTF8') in meta_data) > 0)""", String.class)).isEqualTo("access.data-read service nobody"));
        assertThat(sql("""
                        select count(distinct type) from ledger.domain_event_entry
                        where payload_type = 'access.data-read'""", Long.class)).isEqualTo(1);
        assertThat(run("verify", "--home", home)).isZero();
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

        assertThatThrownBy(() -> CommandLineReads.record(nowhere, Map.of(), "export", "ledger:0-1"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @Timeout(120)
    void aRebuildWithoutAServerSaysSoAndKeepsNobodyFromStarting(@TempDir Path nowhere) {
        assertThat(run("rebuild", "--home", nowhere.toString(), "search")).isEqualTo(2);
        assertThat(nowhere).isEmptyDirectory();
    }

    @Test
    void aCheckpointThatIsNoneIsAnError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "hello");

        assertThat(run("verify", "--home", home, "--checkpoint", file.toString()))
                .isEqualTo(2);
        assertThat(new OperatorLine(Path.of(home)).refuses("verify", "--checkpoint", folder + "/none"))
                .isEqualTo("There is no " + folder + "/none\n");
    }

    @Test
    void theHomeCountsBeforeTheCommandAsBehindIt(@TempDir Path nowhere) {
        assertThat(run("--home", home, "verify")).isZero();
        assertThat(run("--home", nowhere.toString(), "verify", "--home", home)).isZero();
        assertThat(run("--home", nowhere.toString(), "verify")).isEqualTo(2);
        assertThat(run("--port", "0", "verify", "--home", home)).isEqualTo(2);
    }

    @Test
    void aMistypedHomeDoesNotBecomeAnInstallation(@TempDir Path nowhere) {
        Path mistyped = nowhere.resolve("mistyped");
        var operator = new OperatorLine(mistyped);

        for (String[] command : new String[][] {
            {"verify"},
            {"export"},
            {"views"},
            {"dead-letters"},
            {"check", "files"},
            {"export-analytics", "--to", nowhere + "/star"}
        }) {
            assertThat(operator.refuses(command)).isEqualTo("There is no LedgerChat in " + mistyped + "\n");
        }
        assertThat(nowhere).isEmptyDirectory();
    }

    @Test
    void anExportOfNoLeavesIsRefusedAndNotRecorded() {
        var operator = new OperatorLine(Path.of(home));
        exported();
        long before = operatorsReads();

        for (String[] range : new String[][] {{"90000000", "5"}, {"-3", "5"}, {"90000000", "90000001"}, {"3", "3"}}) {
            assertThat(operator.refuses("export", "--from=" + range[0], "--to=" + range[1]))
                    .startsWith("There is no leaf to export");
        }
        assertThat(operatorsReads()).isEqualTo(before);
    }

    @Test
    void whatCannotBeWrittenIsASentenceAndNoStack(@TempDir Path folder) throws IOException {
        var operator = new OperatorLine(Path.of(home));
        exported();
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(operator.refuses("export", "--out", folder + "/none/export.jsonl"))
                .isEqualTo("There is no " + folder + "/none/export.jsonl\n");
        assertThat(operator.refuses("export-analytics", "--to", file.toString()))
                .startsWith(file.toString())
                .doesNotContain("\tat ");
    }

    @Test
    void halfAnExportIsNone() {
        exported();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    throw new IOException("No space left on device");
                }
            }));
            assertThat(run("export", "--home", home, "--to", "1")).isEqualTo(2);
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void viewsAreListedWithTheirLagBehindTheLog() {
        String told = new OperatorLine(Path.of(home)).does("views");

        assertThat(told.lines().filter(line -> line.startsWith("account ")).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).containsPattern("account +\\d+ +\\d+ +\\d+ +\\d+ +\\d+ kB"));
        assertThat(told.lines().filter(line -> line.startsWith("search ")).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).containsPattern("search +\\d+ +\\d+ +\\d+ +\\d+ +[1-9]\\d* kB"));
    }

    @Test
    void aRebuildIsFollowedToItsEndAndRecorded() {
        var operator = new OperatorLine(Path.of(home));
        long before = operatorsReads();

        assertThat(operator.does("rebuild", "preset", "--accept-differences"))
                .contains("preset: readers see the new one");
        assertThat(operatorsReads()).isEqualTo(before + 1);
        assertThat(SERVER.bean(JdbcClient.class).sql("""
                        select convert_from(payload, 'UTF8') from ledger.domain_event_entry
                        where payload_type = 'access.data-read' order by global_index desc limit 1""").query(String.class).single())
                .contains("rebuild+accept-differences", "view:preset");
        assertThat(operator.refuses("rebuild", "preset", "--stop")).contains("There is no rebuild of preset to stop.");
        assertThat(operator.refuses("rebuild", "preset", "--stop", "--resume")).contains("do not go together");
        assertThat(operator.refuses("rebuild", "nothing")).contains("There is no view named nothing");
    }

    @Test
    void aStoppedRebuildIsSaidToWaitForItsResumption() {
        var operator = new OperatorLine(Path.of(home));
        SERVER.bean(JdbcClient.class)
                .sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by)"
                        + " values ('bookmark', false, 'stop', 'stopped', 'test')")
                .update();

        assertThat(operator.refuses("rebuild", "bookmark")).contains("--resume");
        assertThat(operator.does("rebuild", "bookmark", "--resume")).contains("bookmark: readers see the new one");
    }

    @Test
    void anEventThatAViewWaitsAtIsListedTriedAgainAndSkippedWithAReason() {
        var operator = new OperatorLine(Path.of(home));
        String event = UUID.randomUUID().toString();
        SERVER.bean(JdbcClient.class)
                .sql("insert into ledger.dead_letter (view, event_id, error, position, kind, times)"
                        + " values ('nobody', ?, 'Damaged', 12, 'test.told', 3)")
                .param(event)
                .update();
        try {
            assertThat(operator.does("dead-letters"))
                    .contains("nobody  " + event + "  test.told, number 12")
                    .contains("tried 3 times")
                    .contains(": Damaged");
            assertThat(operator.refuses("dead-letters", "--retry", "none")).contains("none waits at no event.");
            assertThat(operator.does("dead-letters", "--retry", "nobody")).contains("nobody tries again.");

            assertThat(operator.refuses("dead-letters", "--skip", "nobody", event, "--reason", " "))
                    .contains("wants a --reason");
            assertThat(operator.refuses("dead-letters", "--skip", "nobody", event))
                    .contains("wants a --reason");
            assertThat(operator.refuses("dead-letters", "--skip", "nobody", event, "--retry", "nobody"))
                    .contains("do not go together");
            assertThat(operator.refuses("dead-letters", "--reason", "alone")).contains("goes with --skip");
            assertThat(operator.refuses("dead-letters", "--skip", "nobody", "other", "--reason", "x"))
                    .contains("nobody does not wait at event other");
            assertThat(skips(event)).isZero();

            assertThat(operator.does("dead-letters", "--skip", "nobody", event, "--reason", "a damaged one"))
                    .contains("goes on without event " + event);

            assertThat(operator.does("dead-letters")).contains("by command line: a damaged one");
            assertThat(operator.refuses("dead-letters", "--skip", "nobody", event, "--reason", "again"))
                    .contains("does not wait at");
            assertThat(skips(event)).isEqualTo(1);
        } finally {
            SERVER.bean(JdbcClient.class)
                    .sql("delete from ledger.dead_letter where view = 'nobody'")
                    .update();
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(SERVER.bean(JdbcClient.class)
                                .sql("select actor_kind || ' ' || coalesce(actor_id, 'nobody') from views.audit"
                                        + " where event_id = (select event_identifier from ledger.domain_event_entry"
                                        + " where aggregate_identifier = ?)")
                                .param("skip:nobody/" + event)
                                .query(String.class)
                                .list())
                        .containsExactly("service nobody"));
    }

    /** None of whose reason can be read in the log. */
    private static long skips(String event) {
        return SERVER.bean(JdbcClient.class)
                .sql("""
                        select count(*) from ledger.domain_event_entry
                        where payload_type = 'view.event-skipped' and aggregate_identifier = ?
                          and position(convert_to('"operator"', 'UTF8') in meta_data) > 0
                          and position(convert_to('damaged', 'UTF8') in payload) = 0""")
                .param("skip:nobody/" + event)
                .query(Long.class)
                .single();
    }

    /** Something is signed. */
    private void exported() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run("export", "--home", home, "--to", "1", "--out", "/dev/null") == 0);
    }

    private static int run(String... command) {
        return LedgerChat.line().execute(command);
    }
}
