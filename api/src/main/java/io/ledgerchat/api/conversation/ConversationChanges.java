package io.ledgerchat.api.conversation;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.ConversationCommand;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/** Changes a conversation and answers with what it is then, or with the contract's refusals (contract 40 §2). */
@Component
class ConversationChanges {
    private final Commands commands;
    private final Queries queries;

    ConversationChanges(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** The whole document after the change. */
    Map<String, Object> make(ConversationCommand command) {
        try {
            commands.send(command);
        } catch (AggregateNotFoundException unknown) {
            throw notFound();
        } catch (Refusal refusal) {
            throw switch (refusal.code()) {
                case FORBIDDEN -> stranger();
                case NOT_FOUND -> notFound();
                case CONFLICT, INVALID -> refusal;
            };
        }
        return queries.optional(new FindConversation(command.actor(), command.conversationId()), Conversation.class)
                .map(ConversationDocuments::whole)
                .orElseThrow(ConversationChanges::notFound);
    }

    static Answer notFound() {
        return Answer.error(404, "Conversation not found");
    }

    private static Answer stranger() {
        var body = new LinkedHashMap<String, String>();
        body.put("type", "convo_access");
        body.put("error", "User not authorized for this conversation");
        return new Answer(403, body);
    }
}
