package io.ledgerchat.api.message;

import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.conversation.ConversationDocuments;
import io.ledgerchat.api.file.FileDocuments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyHead;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.WireContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the first and the last frame of a reply say of what is saved, as the views know it (contract 30 §6.1, §6.8, §6.9). */
@Component
class LastFrames {
    private static final String NO_TITLE = "New Chat";

    private final ViewsPassed views;
    private final Queries queries;

    LastFrames(ViewsPassed views, Queries queries) {
        this.views = views;
        this.queries = queries;
    }

    /** The message that is answered; that of an edited answer is the whole stored document. */
    Map<String, Object> question(ReplyHead head) {
        if (head.question() instanceof EditedAnswer edited) {
            return queries.optional(new FindMessage(head.owner(), head.conversationId(), edited.id()), Message.class)
                    .map(MessageDocuments::whole)
                    .orElseGet(() -> said(head));
        }
        return said(head);
    }

    private static Map<String, Object> said(ReplyHead head) {
        var question = head.question();
        var message = new LinkedHashMap<String, Object>();
        message.put("messageId", question.id().value());
        message.put("parentMessageId", question.parent().value());
        message.put("conversationId", head.conversationId().value());
        message.put("sender", "User");
        message.put("text", question.content().text());
        message.put("isCreatedByUser", true);
        if (!question.content().quotes().isEmpty()) {
            message.put("quotes", question.content().quotes());
        }
        if (!question.content().files().isEmpty()) {
            message.put(
                    "files",
                    question.content().files().stream()
                            .map(FileDocuments::attached)
                            .toList());
        }
        return message;
    }

    Map<String, Object> finished(ReplyHead head, ReplyFrame.Finished finished) {
        views.await();
        Optional<Conversation> conversation = conversation(head);
        var frame = new LinkedHashMap<String, Object>();
        frame.put("final", true);
        frame.put("conversation", conversation.map(ConversationDocuments::whole).orElseGet(() -> named(head)));
        frame.put("title", title(conversation));
        var request = new LinkedHashMap<>(question(head));
        request.put("tokenCount", head.question().tokenCount());
        frame.put("requestMessage", request);
        frame.put("responseMessage", response(head, finished));
        return frame;
    }

    private static Map<String, Object> response(ReplyHead head, ReplyFrame.Finished finished) {
        var reply = head.reply();
        var message = new LinkedHashMap<String, Object>();
        message.put("messageId", reply.id().value());
        message.put("conversationId", head.conversationId().value());
        message.put("parentMessageId", head.question().id().value());
        message.put("isCreatedByUser", false);
        message.put("isEdited", head.question() instanceof EditedAnswer);
        message.put("model", reply.model());
        message.put("sender", reply.shownSender());
        message.put("promptTokens", finished.promptTokens());
        message.put("endpoint", reply.endpoint());
        if (reply.iconUrl() != null) {
            message.put("iconURL", reply.iconUrl());
        }
        if (finished.metadata() != null) {
            message.put("metadata", finished.metadata());
        }
        message.put("text", "");
        message.put("content", WireContent.of(finished.content()));
        message.put("tokenCount", finished.tokenCount());
        message.put(
                "attachments",
                finished.attachments().stream()
                        .map(left -> WireContent.attachment(left, reply.id(), head.conversationId()))
                        .toList());
        return message;
    }

    Map<String, Object> aborted(ReplyHead head, List<ContentPart> content) {
        views.await();
        var frame = new LinkedHashMap<String, Object>();
        frame.put("final", true);
        frame.put("conversation", named(head));
        frame.put("title", title(conversation(head)));
        var request = new LinkedHashMap<>(said(head));
        request.remove("sender");
        frame.put("requestMessage", request);
        frame.put("responseMessage", partial(head, content));
        frame.put("aborted", true);
        frame.put("earlyAbort", false);
        return frame;
    }

    private static Map<String, Object> partial(ReplyHead head, List<ContentPart> content) {
        var reply = head.reply();
        var message = new LinkedHashMap<String, Object>();
        message.put("messageId", reply.id().value());
        message.put("parentMessageId", head.question().id().value());
        message.put("conversationId", head.conversationId().value());
        message.put("content", WireContent.of(content));
        message.put("sender", reply.shownSender());
        message.put("endpoint", reply.endpoint());
        if (reply.iconUrl() != null) {
            message.put("iconURL", reply.iconUrl());
        }
        message.put("model", reply.model());
        message.put("unfinished", true);
        message.put("error", false);
        message.put("isCreatedByUser", false);
        return message;
    }

    private Optional<Conversation> conversation(ReplyHead head) {
        return queries.optional(new FindConversation(head.owner(), head.conversationId()), Conversation.class);
    }

    private static Map<String, Object> named(ReplyHead head) {
        return Map.of("conversationId", head.conversationId().value());
    }

    private static String title(Optional<Conversation> conversation) {
        return conversation.map(Conversation::title).orElse(NO_TITLE);
    }
}
