package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.CopyMessages;
import io.ledgerchat.command.message.MessageCopy;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Saves a message that a client wrote itself (contract 40 §3.4): a new one is taken over, a known one is edited. */
@Component
class MessageSaving {
    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final MessageEdits edits;
    private final TokenCounter tokens;

    MessageSaving(Commands commands, Queries queries, Moments moments, MessageEdits edits, TokenCounter tokens) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.edits = edits;
        this.tokens = tokens;
    }

    Message save(Caller caller, ConversationId conversation, JsonNode body) {
        var id = id(body, "messageId").orElseThrow(MessageSaving::notSaved);
        var known = find(caller, conversation, id);
        if (known.isPresent()) {
            return known.get().byPerson() && body.path("text").isString()
                    ? edits.make(caller.id(), conversation, id.value(), body)
                    : known.get();
        }
        var where = queries.optional(new FindConversation(caller.id(), conversation), Conversation.class)
                .orElseThrow(MessageSaving::notSaved);
        boolean byPerson = body.path("isCreatedByUser").asBoolean(false);
        var text = body.path("text").asString("");
        var content = byPerson
                ? new CopiedContent(body.path("sender").asString("User"), text, List.of(), List.of())
                : new CopiedContent(
                        body.path("sender").asString(where.endpoint()),
                        "",
                        List.of(),
                        List.of(new ContentPart.Text(text)));
        var copy = new MessageCopy(
                id,
                Ids.objectId(),
                id(body, "parentMessageId").orElse(MessageId.ROOT),
                byPerson,
                content,
                where.endpoint(),
                byPerson ? null : model(body, where),
                null,
                tokens.count(text),
                false,
                moments.now());
        commands.send(new CopyMessages(conversation, caller.id(), List.of(copy), where.expiresAt(), moments.now()));
        return queries.written(new FindMessage(caller.id(), conversation, id), Message.class)
                .orElseThrow(MessageSaving::notSaved);
    }

    private static @Nullable String model(JsonNode body, Conversation where) {
        String told = body.path("model").stringValueOpt().orElse(null);
        return MessageCopy.canBeModel(told) ? told : where.model();
    }

    private Optional<Message> find(Caller caller, ConversationId conversation, MessageId id) {
        return queries.optional(new FindMessage(caller.id(), conversation, id), Message.class);
    }

    private static Optional<MessageId> id(JsonNode body, String name) {
        return Optional.of(body.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(MessageId::isValid)
                .map(MessageId::new);
    }

    private static Answer notSaved() {
        return Answer.error(400, "Message not saved");
    }
}
