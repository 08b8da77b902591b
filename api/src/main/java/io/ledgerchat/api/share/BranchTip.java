package io.ledgerchat.api.share;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch of a conversation ends now: each time at the newest of what follows. Of a branch that nothing follows,
 * since it was regenerated or edited and the conversation went on beside it, it is the end of what took its place.
 */
final class BranchTip {
    private final Map<MessageId, Message> messages;
    private final Map<MessageId, List<Message>> children;

    private BranchTip(List<Message> messages) {
        this.messages = messages.stream().collect(toMap(Message::messageId, message -> message, (one, same) -> one));
        this.children = messages.stream().collect(groupingBy(Message::parentMessageId));
    }

    /** @param messages oldest first */
    static MessageId of(List<Message> messages, MessageId from) {
        var tree = new BranchTip(messages);
        return tree.below(from).isEmpty()
                ? tree.replacement(from)
                        .map(message -> tree.newestBelow(message.messageId()))
                        .orElse(from)
                : tree.newestBelow(from);
    }

    private List<Message> below(MessageId message) {
        return children.getOrDefault(message, List.of());
    }

    private MessageId newestBelow(MessageId from) {
        var seen = new HashSet<MessageId>();
        var tip = from;
        while (seen.add(tip) && !below(tip).isEmpty()) {
            tip = below(tip).getLast().messageId();
        }
        return tip;
    }

    /** Found beside the message itself, or else beside the nearest of those above it. */
    private Optional<Message> replacement(MessageId from) {
        var seen = new HashSet<MessageId>();
        @Nullable Message left = messages.get(from);
        while (left != null && seen.add(left.messageId())) {
            var found = laterBeside(left);
            if (found.isPresent()) {
                return found;
            }
            left = messages.get(left.parentMessageId());
        }
        return Optional.empty();
    }

    /** Never an older one: that was left behind here, and shows what the link was not to show. */
    private Optional<Message> laterBeside(Message left) {
        return below(left.parentMessageId()).stream()
                .filter(other -> other.createdAt().isAfter(left.createdAt()))
                .filter(other -> !below(other.messageId()).isEmpty())
                .reduce((older, newer) -> newer);
    }
}
