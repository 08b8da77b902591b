package io.ledgerchat.command.message;

import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.message.SendMessage.Asked;
import io.ledgerchat.command.message.SendMessage.NewMessage;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The people, conversations and messages of these tests. */
final class Given {
    static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    static final ConversationId CHAT = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private Given() {}

    /** A UUID that ends with this number. */
    static MessageId message(int number) {
        return new MessageId("11111111-aaaa-4aaa-8aaa-%012d".formatted(number));
    }

    static Turn turn(Map<String, Object> parameters) {
        return new Turn(
                new ConversationSettings(
                        "MyAI",
                        "custom",
                        "my-model-1",
                        "MyAI__my-model-1___MyAI",
                        null,
                        null,
                        Personal.of(CHAT, parameters)),
                false,
                null);
    }

    static Asked asked(MessageId id) {
        return asked(id, Map.of("temperature", 0.3));
    }

    static Asked asked(MessageId id, Map<String, Object> parameters) {
        return new Asked(
                id,
                "66ac00000000000000000002",
                "MyAI",
                "my-model-1",
                "MyAI",
                null,
                null,
                false,
                ZoneId.of("Europe/Oslo"),
                "Ada",
                new Voice("MyAI__my-model-1___MyAI", Persona.plain("MyAI", "my-model-1", parameters), 32_000),
                null);
    }

    /** Message 1 asks; two models answer side by side in reply 2. */
    static SendMessage turnForTwo(String text) {
        var alone = firstTurn(text);
        var reply = alone.reply();
        var added = new Voice("MyAI__my-model-2____1", Persona.plain("MyAI", "my-model-2", Map.of()), 32_000);
        return new SendMessage(
                CHAT,
                ADA,
                alone.conversationDocumentId(),
                alone.turn(),
                alone.question(),
                new Asked(
                        reply.id(),
                        reply.documentId(),
                        reply.endpoint(),
                        reply.model(),
                        reply.sender(),
                        null,
                        null,
                        false,
                        reply.zone(),
                        "Ada",
                        reply.voice(),
                        added),
                NOW);
    }

    static NewMessage said(MessageId id, MessageId parent, String text) {
        return new NewMessage(id, "66ab00000000000000000001", parent, new SentText(text, List.of()), 9);
    }

    static SendMessage send(SendMessage.Question question, MessageId reply) {
        return send(question, reply, NOW);
    }

    static SendMessage send(SendMessage.Question question, MessageId reply, Instant at) {
        return new SendMessage(
                CHAT, ADA, "66aa00000000000000000001", turn(Map.of("temperature", 0.3)), question, asked(reply), at);
    }

    /** The first turn: message 1 asks, reply 2 answers. */
    static SendMessage firstTurn(String text) {
        return send(said(message(1), MessageId.ROOT, text), message(2));
    }

    /** The same to a model with these parameters. */
    static SendMessage firstTurn(String text, Map<String, Object> parameters) {
        var usual = firstTurn(text);
        return new SendMessage(
                CHAT,
                ADA,
                usual.conversationDocumentId(),
                usual.turn(),
                usual.question(),
                asked(message(2), parameters),
                NOW);
    }

    static ReplyHead head() {
        return new ReplyHead(CHAT, ADA, said(message(1), MessageId.ROOT, "What is a fjord?"), asked(message(2)), NOW);
    }
}
