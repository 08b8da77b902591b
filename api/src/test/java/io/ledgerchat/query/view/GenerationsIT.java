package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers see one generation of a view, and then another one. */
class GenerationsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final View PROBE = new Probe();

    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final Generations generations = SERVER.bean(Generations.class);

    /** Without tables. */
    private record Probe() implements RelationalView {
        @Override
        public String name() {
            return "switched";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String ddl() {
            throw new UnsupportedOperationException("it has no tables");
        }

        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public Object projection(ViewSchema schema) {
            throw new UnsupportedOperationException("nobody fills it");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theNextIsShownWhicheverOfThemTheDatabaseComesAcrossFirst(int first) {
        insert(first);
        insert(3 - first);

        generations.publish(PROBE, new Generation(PROBE.name(), 1, 2, false, false));

        assertThat(generations.of(PROBE)).extracting(Generation::live).containsExactly(false, true);
    }

    @Test
    void whatNobodyFillsIsDroppedWhenAllHaveToBePastAnErasure() {
        insert(1);
        insert(2);
        var every = new EveryGeneration(
                List.of(PROBE), generations, SERVER.bean(TokenPositions.class), SERVER.bean(LogPosition.class), sql);
        long rebuild = sql.sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by, node, beat)"
                        + " values (?, false, 'run', 'filling', 'test', 'elsewhere', now()) returning id")
                .param(PROBE.name())
                .query(Long.class)
                .single();
        try {
            every.isPast(SERVER.bean(LogPosition.class).head());
            assertThat(generations.of(PROBE)).hasSize(2);

            sql.sql("update ledger.rebuild set state = 'failed' where id = ?")
                    .param(rebuild)
                    .update();
            every.isPast(SERVER.bean(LogPosition.class).head());
            assertThat(generations.of(PROBE)).extracting(Generation::live).containsExactly(true);
        } finally {
            sql.sql("delete from ledger.rebuild where id = ?").param(rebuild).update();
        }
    }

    @Test
    void oneThatIsLostIsNotGoneOnWith() {
        insert(1);
        insert(2);
        assertThat(generations.begin(PROBE).number()).isEqualTo(2);
        sql.sql("update ledger.view_generation set live = false, lost = true where view = ?")
                .param(PROBE.name())
                .update();

        assertThat(generations.live(PROBE)).isEmpty();
        assertThatThrownBy(() -> generations.begin(PROBE)).as("a new one").hasMessage("it has no tables");
    }

    private void insert(int number) {
        sql.sql("insert into ledger.view_generation (view, version, number, live) values (?, 1, ?, ?)")
                .params(PROBE.name(), number, number == 1)
                .update();
    }

    @AfterEach
    void forget() {
        sql.sql("delete from ledger.view_generation where view = ?")
                .param(PROBE.name())
                .update();
    }
}
