package io.ledgerchat.api.message;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.EditContentPart;
import io.ledgerchat.command.message.EditMessageText;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.Message;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Replaces the text of a message, or of one part of a reply, and counts its tokens anew (contract 40 §3.5). */
@Component
class MessageEdits {
    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final TokenCounter tokens;

    MessageEdits(Commands commands, Queries queries, Moments moments, TokenCounter tokens) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.tokens = tokens;
    }

    /** The message as it is afterwards. An edit without a text is refused: the reference would empty the token count. */
    Message make(AccountId actor, ConversationId conversation, String messageId, JsonNode edit) {
        var before = find(actor, conversation, messageId);
        if (edit.path("index").isMissingNode()) {
            var text = text(edit);
            send(new EditMessageText(
                    before.messageId(), conversation, actor, text, count(before, text), moments.now()));
        } else {
            int index = index(before, edit.path("index"));
            var part = before.content().get(index);
            var kind = String.valueOf(part.get("type"));
            if (!kind.equals("text") && !kind.equals("think")) {
                throw Answer.error(400, "Cannot update non-text content");
            }
            var text = text(edit);
            int difference = tokens.count(text) - tokens.count(String.valueOf(part.get(kind)));
            int count = Math.max(0, before.tokenCount() + difference);
            send(new EditContentPart(before.messageId(), conversation, actor, index, text, count, moments.now()));
        }
        return find(actor, conversation, messageId);
    }

    private Message find(AccountId actor, ConversationId conversation, String messageId) {
        if (!MessageId.isValid(messageId)) {
            throw notFound();
        }
        return queries.optional(new FindMessage(actor, conversation, new MessageId(messageId)), Message.class)
                .orElseThrow(MessageEdits::notFound);
    }

    private static int index(Message message, JsonNode index) {
        if (!index.isIntegralNumber()
                || !index.canConvertToInt()
                || index.asInt() < 0
                || index.asInt() >= message.content().size()) {
            throw Answer.error(400, "Invalid index");
        }
        return index.asInt();
    }

    private static String text(JsonNode edit) {
        if (!edit.path("text").isString()) {
            throw Answer.error(400, "text must be a string");
        }
        return edit.path("text").asString();
    }

    /** Of a person's message the quotes above it count too. */
    private int count(Message message, String text) {
        return Stream.concat(message.quotes().stream(), Stream.of(text))
                .mapToInt(tokens::count)
                .sum();
    }

    private void send(Object edit) {
        try {
            commands.send(edit);
        } catch (AggregateNotFoundException unknown) {
            throw notFound();
        } catch (Refusal refusal) {
            throw refusal.code() == Refusal.Code.NOT_FOUND ? notFound() : refusal;
        }
    }

    private static Answer notFound() {
        return Answer.error(404, "Message not found");
    }
}
