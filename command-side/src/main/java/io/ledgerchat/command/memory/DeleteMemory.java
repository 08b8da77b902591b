package io.ledgerchat.command.memory;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Resending;
import io.ledgerchat.command.memory.MemoryRules.Limits;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Forgets what is remembered under a key. */
final class DeleteMemory implements Tool {
    private final Limits limits;
    private final CommandGateway commands;
    private final Clock clock;

    DeleteMemory(Limits limits, CommandGateway commands, Clock clock) {
        this.limits = limits;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delete_memory";
    }

    @Override
    public String description() {
        return "Forgets what is remembered about the user under a key, when the user asks for it or it is no longer true.";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of("key", MemoryArguments.keySchema(limits.keys())),
                "required",
                List.of("key"));
    }

    @Override
    public ToolResult run(Map<String, Object> arguments, ToolContext context) {
        var key = MemoryArguments.key(arguments, limits.keys());
        var command = new Forget(
                context.owner(), key, context.memoryOf(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            Resending.send(commands, new GenericCommandMessage<>(command, context.provenance()));
        } catch (Refusal refusal) {
            throw new ToolFailure(String.valueOf(refusal.getMessage()));
        }
        return new ToolResult(
                "Forgot " + key + ".", List.of(SetMemory.artifact(Map.of("type", "delete", "key", key), context)));
    }
}
