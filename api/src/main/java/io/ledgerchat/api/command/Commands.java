package io.ledgerchat.api.command;

import io.ledgerchat.command.Resending;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends commands for controllers: the answer comes when what was changed can be read. */
@Component
public class Commands {
    private final CommandGateway gateway;
    private final BooleanSupplier views;

    @Autowired
    Commands(CommandGateway gateway, ViewsPassed views) {
        this(gateway, views::await);
    }

    /** @param views waits until they have passed the log's head; false when they did not in time */
    public Commands(CommandGateway gateway, BooleanSupplier views) {
        this.gateway = gateway;
        this.views = views;
    }

    /**
     * Sends and waits until the relational views have passed the change.
     *
     * @throws io.ledgerchat.command.Refusal when the domain says no
     */
    public <R extends @Nullable Object> R send(Object command) {
        R result = this.<R>sendWithoutWaiting(command);
        var unused = views.getAsBoolean();
        return result;
    }

    /**
     * The same for what is decided on views: these have passed everything that was recorded before it is sent.
     *
     * @throws ViewsBehind when they do not in time; nothing was sent
     */
    public <R extends @Nullable Object> R sendSeeing(Object command) {
        if (!views.getAsBoolean()) {
            throw new ViewsBehind();
        }
        return this.<R>send(command);
    }

    /** Sends and returns as soon as the change is committed. */
    public <R extends @Nullable Object> R sendWithoutWaiting(Object command) {
        try {
            return Resending.<R>send(gateway, command);
        } catch (CommandExecutionException remote) {
            throw Refusals.from(remote);
        }
    }
}
