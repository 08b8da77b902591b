package io.ledgerchat.command.prompt;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Deletes the prompts that a deleted account made, also those it had shared (contract 10 §C6). */
@Component
@ProcessingGroup("prompt-departure")
@DisallowReplay
class WhenAccountDeletedThenItsPromptsAreDeleted {
    private final AuthoredPrompts prompts;
    private final Effects effects;

    WhenAccountDeletedThenItsPromptsAreDeleted(AuthoredPrompts prompts, Effects effects) {
        this.prompts = prompts;
        this.effects = effects;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        effects.send(
                prompts.madeBy(deleted.accountId()).stream()
                        .map(prompt -> new RemovePrompt(prompt, deleted.accountId(), deleted.deletedAt()))
                        .toList(),
                event);
    }
}
