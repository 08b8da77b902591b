package io.ledgerchat.query.message;

import static io.ledgerchat.query.view.Storable.json;

import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What columns of a message's row say of an event; where that is nothing they are null. */
final class MessageColumns {
    private MessageColumns() {}

    static @Nullable String files(List<AttachedFile> files) {
        return files.isEmpty() ? null : json(AttachedFiles.written(files));
    }

    static @Nullable String quotes(List<String> quotes) {
        return quotes.isEmpty() ? null : json(quotes);
    }

    static @Nullable String unlessEmpty(Map<String, Object> fields) {
        return fields.isEmpty() ? null : json(fields);
    }

    static String sender(ReplyStarted event) {
        var label = event.label();
        return label == null ? event.sender() : label.orElse(event.sender());
    }

    static Ending ending(ReplyEnded event) {
        return switch (event) {
            case ReplyCompleted _ -> Ending.COMPLETED;
            case ReplyStopped _ -> Ending.STOPPED;
            case ReplyFailed _ -> Ending.FAILED;
            case ReplyInterrupted _ -> Ending.INTERRUPTED;
        };
    }

    static @Nullable String attachments(ReplyEnded event) {
        var left = switch (event) {
            case ReplyCompleted completed -> completed.attachments();
            case ReplyFailed failed -> failed.attachments();
            case ReplyStopped _, ReplyInterrupted _ -> null;
        };
        return left == null ? null : attachments(left.orElse(List.of()), event);
    }

    static @Nullable String attachments(List<Attachment> left, MessageEvent event) {
        return json(left.stream()
                .map(one -> WireContent.attachment(one, event.messageId(), event.conversationId()))
                .toList());
    }

    static @Nullable String feedback(MessageRated event) {
        var feedback = new LinkedHashMap<String, Object>();
        feedback.put("rating", event.rating());
        if (event.tag() != null) {
            feedback.put("tag", event.tag());
        }
        if (event.text() != null) {
            event.text().value().ifPresent(words -> feedback.put("text", words));
        }
        return json(feedback);
    }
}
