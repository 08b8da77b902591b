package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Sees to it that each tool call of a reply has an id of its own, and a name that can be recorded and told to any provider.
 * Compatible servers begin their ids anew with each answer, and models make up names. Thread-safe.
 */
final class CallNames {
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_NAME = 64;
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9_-]");

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** The calls of these messages have their ids already. */
    void avoid(List<List<ModelMessage>> turns) {
        for (var turn : turns) {
            for (var message : turn) {
                if (message instanceof ModelMessage.Assistant assistant) {
                    assistant.toolCalls().forEach(call -> taken.add(call.callId()));
                }
            }
        }
    }

    ModelEvent named(ModelEvent event) {
        return event instanceof ModelEvent.ToolCallStarted(var index, var id, var name)
                ? new ModelEvent.ToolCallStarted(index, id(id), name(name))
                : event;
    }

    private String id(String given) {
        boolean usable = !given.isEmpty()
                && given.length() <= LONGEST_ID
                && given.chars().noneMatch(Character::isISOControl)
                && taken.add(given);
        return usable ? given : "call_" + UUID.randomUUID();
    }

    private static String name(String given) {
        String plain = STRANGE.matcher(given).replaceAll("_");
        return plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
