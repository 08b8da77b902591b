package io.ledgerchat.api.command;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands for controllers: the answer comes when what was changed can be read. */
@Component
public class Commands {
    /** How often a command that met a change, or a creation, made at the same time is tried. */
    private static final int ATTEMPTS = 4;

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
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.<R>sendAndWait(command);
            } catch (ConcurrencyException | AggregateStreamCreationException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            } catch (CommandExecutionException remote) {
                throw Refusals.from(remote);
            }
        }
    }
}
