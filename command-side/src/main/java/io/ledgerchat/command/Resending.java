package io.ledgerchat.command;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Sends commands, and sends again those that met a change, or a creation, made at the same time. */
public final class Resending {
    private static final int ATTEMPTS = 4;

    private Resending() {}

    /** What the handler answered; the last failure when it met changes each time. */
    public static <R extends @Nullable Object> R send(CommandGateway commands, Object command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return commands.<R>sendAndWait(command);
            } catch (ConcurrencyException | AggregateStreamCreationException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }
}
