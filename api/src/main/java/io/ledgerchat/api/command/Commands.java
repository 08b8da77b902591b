package io.ledgerchat.api.command;

import io.ledgerchat.command.Resending;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands for controllers: the answer comes when what was changed can be read. */
@Component
public class Commands {
    private final CommandGateway gateway;
    private final ViewsPassed views;

    Commands(CommandGateway gateway, ViewsPassed views) {
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
        views.await();
        return result;
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
