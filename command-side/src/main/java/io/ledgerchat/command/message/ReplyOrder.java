package io.ledgerchat.command.message;

import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import org.axonframework.messaging.Message;

/**
 * A recorded turn whose reply is to be produced.
 *
 * @param historyRecorded whether the message at {@link #historyHead()} is in the log, so that the views must come to know
 *     it
 * @param cause the message that took the turn, or stopped its reply; what the reply leads to is recorded in the same hands
 */
record ReplyOrder(ReplyHead head, Turn turn, Instant conversationStartedAt, boolean historyRecorded, Message<?> cause) {
    /** The newest message of what was said before. */
    MessageId historyHead() {
        return switch (head.question()) {
            case SendMessage.NewMessage said -> said.parent();
            case SendMessage.SameMessage said -> said.parent();
            case SendMessage.EditedAnswer said -> said.edit().answer();
        };
    }

    /** The same in other hands. */
    ReplyOrder causedBy(Message<?> other) {
        return new ReplyOrder(head, turn, conversationStartedAt, historyRecorded, other);
    }

    ReplyLeases.Lease lease() {
        return ReplyLeases.Lease.of(head);
    }
}
