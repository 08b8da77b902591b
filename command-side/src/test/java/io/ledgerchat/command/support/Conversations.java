package io.ledgerchat.command.support;

import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Begins conversations on a stage, without a message and without a reply. */
public final class Conversations {
    private final Repository<Conversation> conversations;

    public Conversations(Repository<Conversation> conversations) {
        this.conversations = conversations;
    }

    /** Begins one. */
    public record Begin(
            ConversationId conversation,
            AccountId owner,
            @Nullable Instant expiry,
            Instant at) {
        public Begin(ConversationId conversation, AccountId owner, Instant at) {
            this(conversation, owner, null, at);
        }
    }

    @CommandHandler
    void handle(Begin command) throws Exception {
        var settings = new ConversationSettings(
                "MyAI", "custom", "my-model-1", null, null, null, Personal.of(command.conversation(), Map.of()));
        conversations.newInstance(() -> new Conversation(
                command.conversation(),
                command.owner(),
                "66aa00000000000000000001",
                "New Chat",
                new Turn(settings, command.expiry() != null, command.expiry()),
                command.at()));
    }
}
