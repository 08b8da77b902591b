package io.ledgerchat.event.model;

import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked for: {@code reply}, {@code title}, {@code remote-call}, {@code embedding}, {@code transcription} or
 * {@code speech}, and the things it is for, as far as there are any.
 *
 * @param replyId the reply itself, or the one whose turn gives the conversation its title
 * @param fileId whose words are turned into vectors
 */
public record CallReason(
        String purpose,
        @Nullable ConversationId conversationId,
        @Nullable MessageId replyId,
        @Nullable RemoteCallId remoteCallId,
        @Nullable FileId fileId) {

    public static CallReason reply(ConversationId conversation, MessageId reply) {
        return new CallReason("reply", conversation, reply, null, null);
    }

    public static CallReason title(ConversationId conversation, MessageId reply) {
        return new CallReason("title", conversation, reply, null, null);
    }

    public static CallReason remoteCall(RemoteCallId call) {
        return new CallReason("remote-call", null, null, call, null);
    }

    public static CallReason vectorsOf(FileId file) {
        return new CallReason("embedding", null, null, null, file);
    }

    /** Of a question that files are searched by. */
    public static CallReason vectorOfQuestion() {
        return new CallReason("embedding", null, null, null, null);
    }
}
