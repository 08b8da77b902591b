package io.ledgerchat.command.message;

import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.util.List;

/**
 * One message of a conversation's past, as a model may be told about it.
 *
 * @param text of a person, or of an answer without parts
 * @param files what a person sent along
 * @param content parts of an answer, empty for a person
 * @param running a reply whose end the view has not seen yet
 */
public record HistoryMessage(
        MessageId messageId,
        MessageId parentId,
        boolean fromUser,
        String text,
        List<String> quotes,
        List<AttachedFile> files,
        List<ContentPart> content,
        boolean running) {}
