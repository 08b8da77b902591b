package io.ledgerchat.command;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The commands that an automation sends because of an event: each with a transaction of its own, outside of the processor's
 * short one, which waits for them.
 *
 * <p>What met a change made at the same time is sent again; what failed is thrown on, so that the processor comes back to
 * its event. A command to what does not exist has nothing left to do, and is done: nobody can put there what the log does not
 * know, and coming back to it would go on for ever.
 */
@Component
public class Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    Effects(CommandGateway commands) {
        this(commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    public Effects(CommandGateway commands, Executor executor) {
        this.commands = commands;
        this.executor = executor;
    }

    /** One after the other, on behalf of the event's actor. */
    public void send(List<?> effects, EventMessage<?> event) {
        if (!effects.isEmpty()) {
            CompletableFuture.runAsync(() -> effects.forEach(effect -> send(effect, event)), executor)
                    .join();
        }
    }

    private void send(Object effect, EventMessage<?> event) {
        try {
            Resending.send(commands, new GenericCommandMessage<>(effect, Provenance.automated(event)));
        } catch (AggregateNotFoundException nothing) {
            done(effect, event);
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.NOT_FOUND) {
                throw refused;
            }
            done(effect, event);
        }
    }

    private static void done(Object effect, EventMessage<?> event) {
        LOG.info(
                "{} because of event {} found nothing there", effect.getClass().getSimpleName(), event.getIdentifier());
    }
}
