package io.ledgerchat.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.account.Belongings;
import io.ledgerchat.event.account.AccountId;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be counted is neither nothing nor a reason to count nothing. */
class StoredBelongingsIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void aSearchThatDoesNotAnswerIsNotCalledEmpty() {
        var account = new AccountId(server.signedIn().accountId());
        var nobodyAnswers = DefaultQueryGateway.builder()
                .queryBus(SimpleQueryBus.builder().build())
                .build();

        assertThat(new StoredBelongings(server.bean(JdbcClient.class), nobodyAnswers).of(account))
                .containsEntry("search", Belongings.UNKNOWN)
                .containsKey("vault.session");
    }
}
