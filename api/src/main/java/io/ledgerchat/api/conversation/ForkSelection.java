package io.ledgerchat.api.conversation;

import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a conversation a fork takes over (contract 40 §2.11). Messages form a tree, of which a root is a
 * message whose parent is not there.
 */
public final class ForkSelection {
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();

    /** @param messages oldest first */
    public ForkSelection(Collection<Message> messages) {
        messages.forEach(message -> this.messages.put(message.messageId(), message));
    }

    /** By the option's name on the wire; an unknown one selects nothing. */
    List<Message> select(@Nullable String option, MessageId target) {
        return switch (option == null || option.isEmpty() ? "targetLevel" : option) {
            case "directPath" -> inTime(path(target));
            case "includeBranches" -> inTime(withBranches(target));
            case "targetLevel" -> toTheLevelOf(target);
            default -> List.of();
        };
    }

    /** Everything from the roots down to the whole level in which the target lies; nothing if it cannot be reached. */
    public List<Message> toTheLevelOf(MessageId target) {
        var taken = new LinkedHashSet<MessageId>();
        for (var level : levels()) {
            taken.addAll(level);
            if (level.contains(target)) {
                return inTime(taken);
            }
        }
        return List.of();
    }

    /** The tree from the target's level on: what is above is left out. */
    ForkSelection from(MessageId target) {
        var kept = new ArrayList<Message>();
        boolean reached = false;
        for (var level : levels()) {
            reached |= level.contains(target);
            if (reached) {
                level.forEach(id -> kept.add(known(id)));
            }
        }
        return new ForkSelection(inTime(kept.stream().map(Message::messageId).toList()));
    }

    /** Each level below the one before, the roots first. */
    private List<Set<MessageId>> levels() {
        var levels = new ArrayList<Set<MessageId>>();
        var seen = new LinkedHashSet<MessageId>();
        Set<MessageId> level = new LinkedHashSet<>();
        messages.values().stream().filter(this::isRoot).forEach(root -> level.add(root.messageId()));
        var children = children();
        Set<MessageId> present = level;
        while (!present.isEmpty()) {
            levels.add(present);
            seen.addAll(present);
            var next = new LinkedHashSet<MessageId>();
            present.forEach(parent -> children.getOrDefault(parent, List.of()).stream()
                    .filter(child -> !seen.contains(child))
                    .forEach(next::add));
            present = next;
        }
        return levels;
    }

    private boolean isRoot(Message message) {
        return message.parentMessageId().equals(message.messageId())
                || !messages.containsKey(message.parentMessageId());
    }

    private Map<MessageId, List<MessageId>> children() {
        var children = new LinkedHashMap<MessageId, List<MessageId>>();
        messages.values()
                .forEach(message -> children.computeIfAbsent(message.parentMessageId(), parent -> new ArrayList<>())
                        .add(message.messageId()));
        return children;
    }

    /** From the root to the target. */
    private Set<MessageId> path(MessageId target) {
        var path = new LinkedHashSet<MessageId>();
        var at = Optional.ofNullable(messages.get(target));
        while (at.isPresent() && path.add(at.get().messageId())) {
            at = Optional.ofNullable(messages.get(at.get().parentMessageId()));
        }
        return path;
    }

    /** With what branches off on the way, but not with what follows the target. */
    private Set<MessageId> withBranches(MessageId target) {
        var path = path(target);
        var taken = new LinkedHashSet<>(path);
        var children = children();
        path.stream()
                .filter(node -> !node.equals(target))
                .forEach(node -> taken.addAll(children.getOrDefault(node, List.of())));
        return taken;
    }

    private List<Message> inTime(Collection<MessageId> ids) {
        return messages.values().stream()
                .filter(message -> ids.contains(message.messageId()))
                .toList();
    }

    private Message known(MessageId id) {
        return Optional.ofNullable(messages.get(id)).orElseThrow();
    }
}
