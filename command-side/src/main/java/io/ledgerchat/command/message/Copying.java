package io.ledgerchat.command.message;

import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.file.FileUsage;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes conversations and messages over for accounts that were not deleted meanwhile: each command is one append. */
@Component
class Copying {
    private final Repository<Conversation> conversations;
    private final Repository<Message> messages;
    private final FileUsage files;
    private final Credentials accounts;

    Copying(
            Repository<Conversation> conversations,
            Repository<Message> messages,
            FileUsage files,
            Credentials accounts) {
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.accounts = accounts;
    }

    @CommandHandler
    void handle(CopyConversation command) throws Exception {
        accounts.requireLiving(command.actor());
        var conversation = find(command.conversationId());
        var messages = command.messages();
        if (conversation == null) {
            begin(command);
        } else {
            conversation.execute(known -> known.requireOpenFor(command.actor()));
            messages = unknown(messages);
        }
        copy(command.conversationId(), command.actor(), messages, command.turn().expiresAt(), command.at());
    }

    private void begin(CopyConversation command) throws Exception {
        var conversation = conversations.newInstance(() -> new Conversation(new ConversationCopied(
                command.conversationId(),
                command.actor(),
                command.documentId(),
                Personal.of(command.conversationId(), command.title()),
                command.turn().settings(),
                command.origin(),
                command.turn().temporary(),
                command.turn().expiresAt(),
                command.createdAt(),
                command.at())));
        conversation.execute(copy -> {
            copy.carry(command.bookmarks(), command.actor(), command.at());
            copy.file(command.project(), command.actor(), command.at());
        });
    }

    @CommandHandler
    void handle(CopyMessages command) throws Exception {
        accounts.requireLiving(command.actor());
        conversations.load(command.conversationId().toString()).execute(known -> known.requireOpenFor(command.actor()));
        copy(command.conversationId(), command.actor(), unknown(command.messages()), command.expiresAt(), command.at());
    }

    /**
     * Those that are not recorded yet. Looking for each would take most of the time of a large import, so as copies are
     * recorded in their order, those behind a first one that is new count as new; should one be there all the same, the
     * log refuses all of them.
     */
    private List<MessageCopy> unknown(List<MessageCopy> copies) {
        return copies.isEmpty() || !isKnown(copies.getFirst())
                ? copies
                : copies.stream().filter(copy -> !isKnown(copy)).toList();
    }

    private void copy(
            ConversationId conversation,
            AccountId owner,
            List<MessageCopy> copies,
            @Nullable Instant expiresAt,
            Instant at)
            throws Exception {
        for (var copy : copies) {
            messages.newInstance(() -> new Message(new MessageCopied(
                    copy.id(),
                    conversation,
                    owner,
                    copy.documentId(),
                    copy.parent(),
                    copy.byPerson(),
                    Personal.of(conversation, copy.content()),
                    copy.endpoint(),
                    copy.model(),
                    copy.iconUrl(),
                    copy.tokenCount(),
                    copy.unfinished(),
                    expiresAt,
                    copy.createdAt(),
                    at)));
            files.note(copy.content().files(), owner, conversation, copy.id(), at);
        }
    }

    private @Nullable Aggregate<Conversation> find(ConversationId conversation) {
        try {
            return conversations.load(conversation.toString());
        } catch (AggregateNotFoundException unknown) {
            return null;
        }
    }

    private boolean isKnown(MessageCopy copy) {
        try {
            messages.load(copy.id().toString());
            return true;
        } catch (AggregateNotFoundException unknown) {
            return false;
        }
    }
}
