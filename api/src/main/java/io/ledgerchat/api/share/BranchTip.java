package io.ledgerchat.api.share;

import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Where a branch of a conversation ends now: each time at the newest of what follows. */
final class BranchTip {
    private BranchTip() {}

    /** @param messages oldest first */
    static MessageId of(List<Message> messages, MessageId from) {
        var seen = new HashSet<MessageId>();
        var tip = from;
        Optional<MessageId> next = Optional.of(from);
        while (next.isPresent() && seen.add(next.get())) {
            tip = next.get();
            var parent = tip;
            next = messages.stream()
                    .filter(message -> message.parentMessageId().equals(parent))
                    .reduce((older, newer) -> newer)
                    .map(Message::messageId);
        }
        return tip;
    }
}
