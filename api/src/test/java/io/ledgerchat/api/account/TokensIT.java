package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import org.junit.jupiter.api.Test;

class TokensIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void withoutATokenTheAnswerSaysSo() {
        assertThat(expect(401, server.client().get("/api/user/terms")).body())
                .isEqualTo("{\"message\":\"No auth token\"}");
    }
}
