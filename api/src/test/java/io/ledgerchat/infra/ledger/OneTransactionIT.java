package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.access.AccessEvent.DataRead;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events, tokens, rows of views and the vault commit together, or not at all. */
class OneTransactionIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TransactionManager transactions = SERVER.bean(TransactionManager.class);
    private final TokenStore tokens = SERVER.bean(TokenStore.class);
    private final EventStore events = SERVER.bean(EventStore.class);
    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final String mark = "probe-" + UUID.randomUUID();

    @Test
    void springsTransactionsAreTheOnesInUse() {
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void aTokenAndARowCommitTogether() {
        transactions.executeInTransaction(this::tokenAndRow);

        assertThat(tokenRows()).isEqualTo(1);
        assertThat(otherRows()).isEqualTo(1);
    }

    @Test
    void aTokenAndARowAreRolledBackTogether() {
        assertThatThrownBy(() -> transactions.executeInTransaction(() -> {
                    tokenAndRow();
                    throw new IllegalStateException("at the last moment");
                }))
                .hasMessage("at the last moment");

        assertThat(tokenRows()).isZero();
        assertThat(otherRows()).isZero();
    }

    @Test
    void anEventAndARowAreRolledBackTogether() {
        long before = eventsStored();
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        var transaction = transactions.startTransaction();
        work.onCommit(committing -> transaction.commit());
        work.onRollback(rolledBack -> transaction.rollback());
        sql.sql("insert into ledger.view_generation (view, version, number, live) values (?, 1, 1, false)")
                .param(mark)
                .update();
        events.publish(GenericEventMessage.asEventMessage(
                new DataRead(new AccountId("0123456789abcdef01234567"), mark, "probe:1", null, Instant.EPOCH)));
        work.rollback(new IllegalStateException("before the end"));

        assertThat(otherRows()).isZero();
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void anAppendingTransactionEndsAfterFifteenSeconds() {
        assertThat(sql.sql("show transaction_timeout").query(String.class).single())
                .isEqualTo("15s");
    }

    private void tokenAndRow() {
        tokens.initializeTokenSegments(mark, 1, GapAwareTrackingToken.newInstance(7, java.util.Set.of()));
        sql.sql("insert into ledger.view_generation (view, version, number, live) values (?, 1, 1, false)")
                .param(mark)
                .update();
    }

    private long tokenRows() {
        return sql.sql("select count(*) from ledger.token_entry where processor_name = ?")
                .param(mark)
                .query(Long.class)
                .single();
    }

    private long otherRows() {
        return sql.sql("select count(*) from ledger.view_generation where view = ?")
                .param(mark)
                .query(Long.class)
                .single();
    }

    private long eventsStored() {
        return sql.sql("select count(*) from ledger.domain_event_entry where payload_type = 'access.data-read'")
                .query(Long.class)
                .single();
    }
}
