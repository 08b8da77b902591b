package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.infra.key.KeyDestruction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StoredFormIT {
    private static final AccountId ADA = new AccountId("65f0c0ffee65f0c0ffee65f0");

    private final RunningLedgerChat application = RunningLedgerChat.shared();
    private final EventStore events = application.bean(EventStore.class);
    private final ConversationId talk = new ConversationId(UUID.randomUUID().toString());

    @Test
    void theLogHoldsLogicalNamesAndNoPersonalTextAndForgetsWithTheKey() {
        var renamed =
                new ConversationRenamed(talk, ADA, Personal.of(talk, "Engine"), Instant.parse("2026-11-21T12:00:00Z"));
        application
                .bean(TransactionManager.class)
                .executeInTransaction(() ->
                        events.publish(new GenericDomainEventMessage<>("Conversation", talk.toString(), 0, renamed)));

        var row = application
                .bean(JdbcTemplate.class)
                .queryForMap("select * from ledger.domain_event_entry where aggregate_identifier = ?", talk.toString());
        assertThat(row).containsEntry("payload_type", "conversation.renamed").containsEntry("payload_revision", "1");
        assertThat(new String((byte[]) row.get("payload"), StandardCharsets.UTF_8))
                .contains(talk.value())
                .doesNotContain("Engine");
        assertThat(readBack()).isEqualTo(renamed);

        application.bean(KeyDestruction.class).destroy(talk.subject(), Instant.parse("2026-11-21T12:00:01Z"));

        assertThat(readBack().title()).isEqualTo(Personal.erased(talk.subject()));
    }

    private ConversationRenamed readBack() {
        return (ConversationRenamed) events.readEvents(talk.toString()).next().getPayload();
    }
}
