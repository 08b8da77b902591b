package io.ledgerchat.api.message;

import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a start (contract 30 §3), read and checked for form; whether endpoint, model and messages exist is asked
 * elsewhere.
 *
 * @param files named to go with it; whether they exist is asked elsewhere
 * @param conversation absent for a new chat
 * @param again the earlier message that is to be answered once more
 * @param to who is to answer
 * @param switchedOn the tools that the asker switched on for a plain model
 * @param artifacts how artifacts are switched on, if they are
 * @param edit the part of an earlier answer that was edited
 * @param added who is to answer beside
 */
record TurnRequest(
        SentText said,
        List<FileId> files,
        Optional<ConversationId> conversation,
        MessageId parent,
        Optional<MessageId> again,
        Optional<PartEdit> edit,
        Addressee to,
        Set<String> switchedOn,
        Optional<String> artifacts,
        boolean temporary,
        ZoneId zone,
        Optional<String> requestId,
        Optional<Addressee> added) {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

    private static final int MOST_FILES = 50;
    private static final List<String> TOGGLES = List.of("file_search", "web_search", "execute_code", "memory");

    /** Which part of which answer now says what. */
    record PartEdit(MessageId answer, int index, boolean thought, String text) {}

    static TurnRequest read(JsonNode body) {
        var fields = new Fields(body);
        checkPredecessor(fields);
        return new TurnRequest(
                new SentText(fields.text("text").orElse(""), fields.texts("quotes")),
                files(body),
                conversation(fields),
                parent(fields),
                fields.text("overrideParentMessageId").map(id -> message("overrideParentMessageId", id)),
                edit(fields),
                Addressee.in(fields),
                switchedOn(body.path("ephemeralAgent")),
                body.path("ephemeralAgent").path("artifacts").stringValueOpt().filter(mode -> !mode.isBlank()),
                fields.flag("isTemporary"),
                zone(fields.text("timezone").orElse(null)),
                requestId(fields),
                added(fields));
    }

    /** The same turn for somebody else. */
    TurnRequest askedOf(Addressee another) {
        return new TurnRequest(
                said,
                files,
                conversation,
                parent,
                again,
                edit,
                another,
                switchedOn,
                artifacts,
                temporary,
                zone,
                requestId,
                added);
    }

    /** Entries that name no file are passed over, as the rest of what clients send of files is. */
    private static List<FileId> files(JsonNode body) {
        var ids = new ArrayList<FileId>();
        for (JsonNode file : body.path("files")) {
            String id = file.path("file_id").asString("").toLowerCase(Locale.ROOT);
            if (FileId.isValid(id) && ids.size() < MOST_FILES) {
                ids.add(new FileId(id));
            }
        }
        return List.copyOf(ids);
    }

    private static Set<String> switchedOn(JsonNode toggles) {
        var on = new LinkedHashSet<String>();
        for (String tool : TOGGLES) {
            JsonNode toggle = toggles.path(tool);
            if (toggle.isBoolean() && toggle.asBoolean()) {
                on.add(tool);
            }
        }
        return on;
    }

    private static Optional<String> requestId(Fields fields) {
        return fields.field("clientRequestId").map(id -> {
            if (!id.isString() || !REQUEST_ID.matcher(id.asString()).matches()) {
                throw Protocol.code(
                        400, "INVALID_CLIENT_REQUEST_ID", "clientRequestId must be a 1-128 character identifier.");
            }
            return id.asString();
        });
    }

    private static void checkPredecessor(Fields fields) {
        fields.field("expectedPredecessorCreatedAt").ifPresent(at -> {
            if (!at.isIntegralNumber() || !at.canConvertToLong() || at.asLong() < 0 || at.asLong() > Protocol.LARGEST) {
                throw Protocol.code(
                        400,
                        "INVALID_GENERATION_PREDECESSOR",
                        "expectedPredecessorCreatedAt must be a non-negative safe integer.");
            }
        });
    }

    private static Optional<ConversationId> conversation(Fields fields) {
        return fields.text("conversationId")
                .filter(id -> !id.isEmpty() && !id.equals("new"))
                .map(id -> {
                    if (!ConversationId.isValid(id)) {
                        throw Protocol.error(400, "conversationId must be a UUID");
                    }
                    return new ConversationId(id);
                });
    }

    private static MessageId parent(Fields fields) {
        String parent =
                fields.text("parentMessageId").filter(id -> !id.isEmpty()).orElse(MessageId.ROOT.value());
        if (parent.endsWith("_")) {
            throw Protocol.code(
                    409,
                    "PARENT_NOT_READY",
                    "Cannot submit a follow-up while the selected parent response is still being saved."
                            + " Please wait and try again.");
        }
        return message("parentMessageId", parent);
    }

    private static Optional<PartEdit> edit(Fields fields) {
        return fields.object("editedContent").map(edited -> {
            int index = edited.field("index")
                    .filter(JsonNode::isIntegralNumber)
                    .filter(JsonNode::canConvertToInt)
                    .map(JsonNode::asInt)
                    .orElseThrow(() -> Protocol.error(400, "editedContent.index must be an integer"));
            boolean thought = edited.text("type").orElse("text").equals("think");
            String text = edited.text(thought ? "think" : "text")
                    .orElseThrow(() -> Protocol.error(400, "editedContent must have a text"));
            String answer = fields.text("responseMessageId")
                    .orElseThrow(() -> Protocol.error(400, "responseMessageId is required"));
            return new PartEdit(message("responseMessageId", answer), index, thought, text);
        });
    }

    /** Nobody continues an edited answer beside. */
    private static Optional<Addressee> added(Fields fields) {
        return fields.object("editedContent").isPresent()
                ? Optional.empty()
                : fields.object("addedConvo").map(Addressee::in);
    }

    private static MessageId message(String name, String id) {
        if (!MessageId.isValid(id)) {
            throw Protocol.error(400, name + " must be a UUID");
        }
        return new MessageId(id);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
