package io.ledgerchat.query.message;

import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.util.List;

/**
 * A message of a conversation's past, as a model may be told about it.
 *
 * @param said what a person wrote; empty for replies
 * @param content the parts of a reply; empty for people's messages and as long as it runs
 * @param running whether the end of a reply is not known yet
 */
public record PastMessage(
        MessageId messageId,
        MessageId parentMessageId,
        boolean byPerson,
        String said,
        List<String> quotes,
        List<AttachedFile> files,
        List<ContentPart> content,
        int tokenCount,
        boolean running) {}
