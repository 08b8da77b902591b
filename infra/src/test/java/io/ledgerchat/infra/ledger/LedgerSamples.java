package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountEvent.AccountRoleChanged;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.ledger.ForgettingEvent.ErasureCertified;
import io.ledgerchat.event.ledger.ForgettingEvent.ErasureOrdered;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldPlaced;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldReleased;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionEnded;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionSet;
import io.ledgerchat.event.ledger.HoldId;
import io.ledgerchat.event.ledger.LedgerEvent.ConfigurationApplied;
import io.ledgerchat.event.ledger.LedgerEvent.EventSkipped;
import io.ledgerchat.event.ledger.LedgerEvent.RebuildEnded;
import io.ledgerchat.event.ledger.LedgerEvent.SigningKeyIntroduced;
import io.ledgerchat.event.ledger.RetentionId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each kind about the installation itself, with every component present. */
final class LedgerSamples {
    private static final AccountId ADA = EventSamples.ADA;
    private static final HoldId HOLD = new HoldId("65f0c0ffee65f0c0ffee65f3");
    private static final Instant T = Instant.parse("2026-11-21T12:00:00.120Z");

    private LedgerSamples() {}

    static List<Object> all() {
        var call = new ModelCallId("12121212-3434-4565-8787-909090909090");
        return List.of(
                new AccountRoleChanged(ADA, "AUDITOR", ADA, T),
                new ModelCallBegun(
                        call,
                        ADA,
                        "OPENAI",
                        "openAI",
                        "gpt-4o",
                        Map.of("temperature", 0.3),
                        T,
                        new CallReason(
                                "reply",
                                new ConversationId("11111111-2222-4333-8444-555555555555"),
                                new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa"),
                                new RemoteCallId("12121212-3434-4565-8787-909090909091"),
                                new FileId("12121212-3434-4565-8787-909090909092")),
                        new TokenRates(2_500_000, 10_000_000, 2_500_000, 1_250_000)),
                new ModelCallEnded(call, ADA, "failed", 500, 12L, 34L, 0L, 5L, T),
                new SigningKeyIntroduced("ledgerchat/test+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", T),
                new ConfigurationApplied("0.1.0", "9f86d081", Map.of("APP_TITLE", "6b1b36cb"), List.of("PORT"), T),
                new EventSkipped("conversation", "event-1", ADA, organisation("Written by a faulty version"), T),
                new RebuildEnded("conversation", "switched", true, true, 2L, T),
                new HoldPlaced(HOLD, ADA.subject(), organisation("A lawsuit"), ADA, T, T),
                new HoldReleased(HOLD, ADA, T),
                new RetentionSet(new RetentionId("conversation", "USER"), 365, ADA, T),
                new RetentionEnded(new RetentionId("conversation", "USER"), ADA, T),
                new ErasureOrdered(ADA, ADA, organisation("Asked for"), "conversation 2\nmessage 12", T),
                new ErasureCertified(ADA, "ledgerchat/erasure-certificate/v1\n\n\u2014 log AAAAAAA=\n", T));
    }

    private static Personal<String> organisation(String text) {
        return Personal.of(new Subject("organisation", "self"), text);
    }
}
