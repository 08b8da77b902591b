package io.ledgerchat.api.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages as the views know them. */
public final class MessageSamples {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private MessageSamples() {}

    static Message said(MessageId id, MessageId parent, String text) {
        return said(id, parent, text, NOW);
    }

    public static Message said(MessageId id, MessageId parent, String text, Instant at) {
        return new Message(
                id,
                "66ab00000000000000000001",
                new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f"),
                new AccountId("65f0c0ffee0000000000a001"),
                parent,
                true,
                "User",
                text,
                List.of(),
                List.of(),
                List.of(),
                "MyAI",
                null,
                null,
                1,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                false,
                false,
                null,
                at,
                at);
    }
}
