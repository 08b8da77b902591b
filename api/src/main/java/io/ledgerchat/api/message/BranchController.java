package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.message.CopyMessages;
import io.ledgerchat.command.message.MessageCopy;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.WireContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes an answer of its own out of what one of several said who answered side by side (contract 40 §3.8). */
@RestController
@ErrorField("error")
class BranchController {
    private static final String NOT_SAVED = "Failed to save branch message";

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final TokenCounter tokens;

    BranchController(Commands commands, Queries queries, Moments moments, TokenCounter tokens) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.tokens = tokens;
    }

    /** The copy names the model of the whole answer, whoever's part was chosen. */
    @PostMapping("/api/messages/branch")
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText(value = NOT_SAVED, json = true)
    Map<String, Object> branch(Caller caller, @RequestBody JsonNode body) {
        var messageId = body.path("messageId").asString("");
        var agentId = body.path("agentId").asString("");
        if (messageId.isEmpty() || agentId.isEmpty()) {
            throw Answer.error(400, "messageId and agentId are required");
        }
        var source = find(caller, messageId).orElseThrow(() -> Answer.error(404, "Source message not found"));
        var copy = copy(source, partsOf(agentId, source));
        commands.send(new CopyMessages(
                source.conversationId(), caller.id(), List.of(copy), source.expiresAt(), moments.now()));
        return queries.written(new FindMessage(caller.id(), source.conversationId(), copy.id()), Message.class)
                .map(MessageDocuments::whole)
                .orElseThrow(() -> Answer.error(500, NOT_SAVED));
    }

    private static List<ContentPart> partsOf(String agentId, Message source) {
        if (source.byPerson()) {
            throw Answer.error(400, "Cannot branch from user messages");
        }
        if (source.content().isEmpty()) {
            throw Answer.error(400, "Message does not have content");
        }
        var parts = WireContent.read(source.content());
        if (parts.stream().noneMatch(ContentPart.Attributed.class::isInstance)) {
            throw Answer.error(400, "Message does not have parallel content with attributions");
        }
        var said = parts.stream()
                .filter(part -> part instanceof ContentPart.Attributed(var who, var _, var _) && who.equals(agentId))
                .map(ContentPart::plain)
                .toList();
        if (said.isEmpty()) {
            throw Answer.error(400, "No content found for the specified agentId");
        }
        return said;
    }

    private MessageCopy copy(Message source, List<ContentPart> said) {
        return new MessageCopy(
                new MessageId(Ids.uuid()),
                Ids.objectId(),
                source.parentMessageId(),
                false,
                new CopiedContent(
                        source.sender(),
                        "",
                        List.of(),
                        said,
                        List.of(),
                        source.attachments().stream()
                                .map(WireContent::readAttachment)
                                .toList()),
                source.endpoint(),
                source.model(),
                source.iconUrl(),
                tokens.count(WireContent.flatten(WireContent.of(said))),
                source.isUnfinished(),
                moments.now());
    }

    private Optional<Message> find(Caller caller, String messageId) {
        return MessageId.isValid(messageId)
                ? queries
                        .list(new FindMessagesById(caller.id(), List.of(new MessageId(messageId))), Message.class)
                        .stream()
                        .findFirst()
                : Optional.empty();
    }
}
