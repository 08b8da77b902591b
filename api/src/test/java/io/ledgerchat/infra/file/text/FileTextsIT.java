package io.ledgerchat.infra.file.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.file.FileTexts;
import io.ledgerchat.command.file.FileTexts.Unread;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is still to be read, in transactions that are rolled back: the application reads for itself meanwhile. */
class FileTextsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Instant DUE = Instant.parse("2026-03-01T08:00:00Z");
    /** Before whatever the application has to read. */
    private static final Instant LONG_DUE = Instant.parse("2001-03-01T08:00:00Z");

    private static final FilePlace PLACE = new FilePlace("local", "uploads/some");

    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final FileTexts texts = SERVER.bean(FileTexts.class);
    private final TransactionTemplate transactions =
            new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
    private final FileId file = new FileId(UUID.randomUUID().toString());

    @Test
    void aFileIsDueAgainAndAgainUntilTheLogWasTold() {
        aside(() -> {
            expect("text/plain");
            assertThat(claimed())
                    .singleElement()
                    .satisfies(first -> assertThat(first.attempt()).isEqualTo(1));
            assertThat(texts.keep(file, "words")).isTrue();
            assertThat(claimed())
                    .singleElement()
                    .satisfies(again -> assertThat(again.attempt()).isEqualTo(2));
            texts.giveUp(file, "timeout");
            assertThat(claimed()).hasSize(1);

            texts.told(file);

            assertThat(claimed()).isEmpty();
        });
    }

    /** PostgreSQL takes the plan that asks for the next one again and again where it believes that there is one row. */
    @Test
    void noMoreIsClaimedThanIsAskedForWhateverPostgresPlans() {
        aside(() -> {
            sql.sql("""
                    select set_config(way, 'off', true) from unnest(array['enable_hashjoin', 'enable_mergejoin',
                      'enable_material', 'enable_hashagg', 'enable_sort']) as way""").query().listOfRows();
            for (int more = 0; more < 10; more++) {
                texts.expect(new FileId(UUID.randomUUID().toString()), PLACE, "text/plain", LONG_DUE);
            }

            assertThat(texts.claim(Set.of("local"), LONG_DUE, DUE, 1)).hasSize(1);
            assertThat(texts.claim(Set.of("local"), LONG_DUE, DUE, 100)).hasSize(9);
        });
    }

    @Test
    void whatIsPostponedComesUpAgainWithoutWaitingForTheEndOfItsClaim() {
        aside(() -> {
            expect("text/plain");
            assertThat(claimed(DUE.plusSeconds(420))).hasSize(1);
            assertThat(claimed()).isEmpty();

            texts.postpone(file, DUE);
            assertThat(claimed()).hasSize(1);

            texts.told(file);
            texts.postpone(file, DUE);
            assertThat(claimed()).isEmpty();
        });
    }

    @Test
    void aFileOfAnyTypeThatTheLogHoldsIsExpected() {
        aside(() -> {
            expect("text/\u0000" + "x".repeat(300));

            assertThat(claimed())
                    .singleElement()
                    .satisfies(claimed -> assertThat(claimed.type()).startsWith("text/\uFFFDxxx"));
        });
    }

    @Test
    void aFileInAStoreThatThisNodeDoesNotHaveIsLeftToOthers() {
        aside(() -> {
            expect("text/plain");

            assertThat(texts.claim(Set.of("s3"), DUE, DUE, 100))
                    .noneMatch(claimed -> claimed.fileId().equals(file));
        });
    }

    private void expect(String type) {
        texts.expect(file, new FilePlace("local", "uploads/" + file.value()), type, DUE);
    }

    private List<Unread> claimed() {
        return claimed(DUE);
    }

    private List<Unread> claimed(Instant until) {
        return texts.claim(Set.of("local"), DUE, until, 100).stream()
                .filter(claimed -> claimed.fileId().equals(file))
                .toList();
    }

    private void aside(Runnable test) {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            test.run();
        });
    }
}
