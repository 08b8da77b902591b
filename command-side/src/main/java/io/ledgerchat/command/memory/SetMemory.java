package io.ledgerchat.command.memory;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Resending;
import io.ledgerchat.command.memory.MemoryRules.Limits;
import io.ledgerchat.command.memory.RememberedThings.Thing;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import io.ledgerchat.event.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Remembers something, in place of what was remembered under the same key. */
final class SetMemory implements Tool {
    private static final int ID_DIGITS = 24;

    private final Limits limits;
    private final List<Thing> known;
    private final TokenCounter tokens;
    private final CommandGateway commands;
    private final Clock clock;

    SetMemory(Limits limits, List<Thing> known, TokenCounter tokens, CommandGateway commands, Clock clock) {
        this.limits = limits;
        this.known = known;
        this.tokens = tokens;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "set_memory";
    }

    /** Tells what is remembered already, so that a model uses its keys again. */
    @Override
    public String description() {
        var text =
                "Remembers something about the user for later conversations: only what the user said about themselves"
                        + " or asked to remember. What was remembered under the same key is replaced.";
        return known.isEmpty()
                ? text
                : text + " Remembered so far:\n"
                        + known.stream()
                                .map(thing -> thing.key() + ": " + thing.value())
                                .collect(Collectors.joining("\n"));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "key",
                        MemoryArguments.keySchema(limits.keys()),
                        "value",
                        Map.of("type", "string", "description", "What to remember, in a full sentence")),
                "required",
                List.of("key", "value"));
    }

    @Override
    public ToolResult run(Map<String, Object> arguments, ToolContext context) {
        var key = MemoryArguments.key(arguments, limits.keys());
        var value = MemoryArguments.value(arguments, limits.characters());
        int count = tokens.count(value);
        var command = new Remember(
                context.owner(),
                id(context, key),
                key,
                value,
                context.memoryOf(),
                count,
                limits.tokens(),
                true,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            Resending.send(commands, new GenericCommandMessage<>(command, context.provenance()));
        } catch (Refusal refusal) {
            throw new ToolFailure(String.valueOf(refusal.getMessage()));
        }
        var memory = new LinkedHashMap<String, Object>();
        memory.put("type", "update");
        memory.put("key", key);
        memory.put("value", value);
        memory.put("tokenCount", count);
        return new ToolResult("Remembered under " + key + ".", List.of(artifact(memory, context)));
    }

    static Map<String, Object> artifact(Map<String, Object> memory, ToolContext context) {
        var told = new LinkedHashMap<>(memory);
        if (context.memoryOf() != null) {
            told.put("agentId", context.memoryOf());
        }
        return Map.of("type", "memory", "memory", told);
    }

    /** The same for the same key of the same reply and agent, however often a call is repeated. */
    private static String id(ToolContext context, String key) {
        String place = context.memoryOf() == null ? key : key + "\n" + context.memoryOf();
        return Sha256.hex(context.replyId() + "\n" + place).substring(0, ID_DIGITS);
    }
}
