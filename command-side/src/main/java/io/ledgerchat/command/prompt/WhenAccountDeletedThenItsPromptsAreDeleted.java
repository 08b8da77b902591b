package io.ledgerchat.command.prompt;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Deletes the prompts that a deleted account made, also those it had shared (contract 10 §C6). */
@Component
@ProcessingGroup("prompt-departure")
@DisallowReplay
class WhenAccountDeletedThenItsPromptsAreDeleted {
    private final AuthoredPrompts prompts;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenAccountDeletedThenItsPromptsAreDeleted(AuthoredPrompts prompts, CommandGateway commands) {
        this(prompts, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenAccountDeletedThenItsPromptsAreDeleted(AuthoredPrompts prompts, CommandGateway commands, Executor executor) {
        this.prompts = prompts;
        this.commands = commands;
        this.executor = executor;
    }

    /** Each on its own, outside of the processor's short transaction. */
    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        var made = prompts.madeBy(deleted.accountId());
        CompletableFuture.runAsync(
                        () -> made.forEach(prompt -> commands.sendAndWait(new GenericCommandMessage<>(
                                new RemovePrompt(prompt, deleted.accountId(), deleted.deletedAt()),
                                Provenance.automated(event)))),
                        executor)
                .join();
    }
}
