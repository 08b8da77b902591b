package io.ledgerchat.api.conversation;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.conversation.RenameConversation;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.conversation.ConversationId;
import tools.jackson.databind.JsonNode;

/** The {@code arg} object in which clients wrap what they want changed. */
record ChangeRequest(JsonNode arg) {

    static ChangeRequest of(JsonNode body) {
        return new ChangeRequest(body.path("arg"));
    }

    /** What is missing is told before what is wrong with the rest. */
    ChangeRequest requireConversationId() {
        if (text("conversationId").isEmpty()) {
            throw Answer.error(400, "conversationId is required");
        }
        return this;
    }

    /** An id that no conversation can have is an unknown one. */
    ConversationId conversationId() {
        var id = text("conversationId");
        if (!ConversationId.isValid(id)) {
            throw ConversationChanges.notFound();
        }
        return new ConversationId(id);
    }

    /** Without blanks around it, and no longer than a title may be. */
    String title() {
        var title = arg.path("title");
        if (title.isMissingNode()) {
            throw Answer.error(400, "title is required");
        }
        if (!title.isString()) {
            throw Answer.error(400, "title must be a string");
        }
        return Excerpt.of(title.asString().strip(), RenameConversation.LONGEST_TITLE);
    }

    boolean isArchived() {
        return flag("isArchived");
    }

    boolean pinned() {
        if (arg.path("pinned").isMissingNode() || arg.path("pinned").isNull()) {
            throw Answer.error(400, "pinned is required");
        }
        return flag("pinned");
    }

    private boolean flag(String name) {
        if (!arg.path(name).isBoolean()) {
            throw Answer.error(400, name + " must be a boolean");
        }
        return arg.path(name).asBoolean();
    }

    /** Empty when it is no text. */
    String text(String name) {
        return arg.path(name).isString() ? arg.path(name).asString() : "";
    }
}
