package io.ledgerchat.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccessLogIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final AccessLog accesses = server.bean(AccessLog.class);
    private final Caller reader = new Caller(new AccountId(server.signedIn().accountId()), "ADMIN");

    @Test
    void aReadIsRecordedBeforeTheAnswerIsProduced() {
        accesses.record(reader, "download", "file:f1", new AccountId("65f000000000000000000002"));

        assertThat(reads())
                .singleElement()
                .asString()
                .contains("\"action\":\"download\"", "\"resource\":\"file:f1\"", "65f000000000000000000002");
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        assertThatExceptionOfType(Answer.class)
                .isThrownBy(() -> accesses.record(reader, "x".repeat(41), "file:f1", null))
                .extracting(Answer::status)
                .isEqualTo(503);
        assertThat(reads()).isEmpty();
    }

    private List<String> reads() {
        return server.bean(JdbcClient.class)
                .sql("""
                        select convert_from(payload, 'UTF8') from ledger.domain_event_entry
                        where payload_type = 'access.data-read' and convert_from(payload, 'UTF8') like ?""")
                .param("%" + reader.id().value() + "%")
                .query(String.class)
                .list();
    }
}
