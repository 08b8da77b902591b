package io.ledgerchat.command.memory;

import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.Tools;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Lets models remember and forget things about the person who asks, where the operator, the person's role and the person
 * allow it (contract 20 §I4). Temporary chats leave nothing behind.
 */
@Component
class MemoryTools implements Tools {
    /** By which agents and clients ask for these tools. */
    static final String WANTED = "memory";

    private final MemoryRules rules;
    private final RememberedThings things;
    private final TokenCounter tokens;
    private final CommandGateway commands;
    private final Clock clock;

    MemoryTools(MemoryRules rules, RememberedThings things, TokenCounter tokens, CommandGateway commands, Clock clock) {
        this.rules = rules;
        this.things = things;
        this.tokens = tokens;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public List<Tool> offeredFor(ToolContext context) {
        if (!context.wants(WANTED) || context.temporary() || !rules.allow(context.owner())) {
            return List.of();
        }
        var known = things.about(context.owner(), context.memoryOf());
        return List.of(
                new SetMemory(rules.limits(), known, tokens, commands, clock),
                new DeleteMemory(rules.limits(), commands, clock));
    }
}
