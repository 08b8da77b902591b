package io.ledgerchat.command.apikey;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallAsked;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallEnded;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolAnswered;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolCalled;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RemoteCallTest {
    private static final RemoteCallId CALL = new RemoteCallId("12121212-3434-4565-8787-909090909090");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(2);
    private static final RemoteCallAsked ASKED = new RemoteCallAsked(
            CALL, ADA, new ApiKeyId("aaaaaaaaaaaaaaaaaaaaaaaa"), "agent_1", "openAI", "gpt-4o", NOW);
    private static final RemoteToolCalled CALLED =
            new RemoteToolCalled(CALL, ADA, "call_1", "clock", Personal.of(ADA, "{}"), NOW);

    private final FixtureConfiguration<RemoteCall> call = new AggregateTestFixture<>(RemoteCall.class);

    @Test
    void whatRunsWhenTheNodeDiesIsLost() {
        call.given(ASKED, CALLED)
                .when(new EndRemoteCall(CALL, ADA, EndRemoteCall.LOST, null, 2_000, LATER))
                .expectEvents(
                        new RemoteToolAnswered(CALL, ADA, "call_1", ToolOutcome.LOST, 2_000, LATER),
                        new RemoteCallEnded(CALL, ADA, "lost", null, 2_000, LATER));
    }

    @Test
    void whatRunsWhenTheCallIsAbandonedIsCancelled() {
        call.given(ASKED, CALLED)
                .when(new EndRemoteCall(CALL, ADA, "abandoned", null, 2_000, LATER))
                .expectEvents(
                        new RemoteToolAnswered(CALL, ADA, "call_1", ToolOutcome.CANCELLED, 2_000, LATER),
                        new RemoteCallEnded(CALL, ADA, "abandoned", null, 2_000, LATER));
    }

    @Test
    void theFirstEndHolds() {
        call.given(ASKED, new RemoteCallEnded(CALL, ADA, "completed", null, 2_000, LATER))
                .when(new EndRemoteCall(CALL, ADA, EndRemoteCall.LOST, null, 2_000, LATER))
                .expectNoEvents();
    }
}
