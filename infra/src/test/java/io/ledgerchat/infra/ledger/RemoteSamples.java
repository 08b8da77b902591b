package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallAsked;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallEnded;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolAnswered;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolCalled;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import java.util.List;

/** One of each kind of event of calls from outside. */
final class RemoteSamples {
    private static final RemoteCallId CALL = new RemoteCallId("33333333-aaaa-4aaa-8aaa-000000000001");
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final ApiKeyId KEY = new ApiKeyId("66b000000000000000000001");
    private static final Instant T = Instant.parse("2026-01-31T10:00:00.123Z");

    private RemoteSamples() {}

    static List<Object> all() {
        return List.of(
                new RemoteCallAsked(CALL, ADA, KEY, "agent_1", "openAI", "gpt-4o", T),
                new RemoteToolCalled(CALL, ADA, "call-1", "clock", Personal.of(ADA, "{}"), T),
                new RemoteToolAnswered(CALL, ADA, "call-1", ToolOutcome.FAILED, 12, T),
                new RemoteCallEnded(CALL, ADA, "completed", new ReplyUsage(21, 12, 0, 3), 1_200, T));
    }
}
