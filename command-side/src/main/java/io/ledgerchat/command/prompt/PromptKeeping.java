package io.ledgerchat.command.prompt;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.AccessPolicy;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Makes and changes prompts for those who may: a prompt and the access to it come and go together. */
@Component
class PromptKeeping {
    private final Repository<Prompt> prompts;
    private final Repository<PromptUse> uses;
    private final AccessPolicy policy;

    PromptKeeping(Repository<Prompt> prompts, Repository<PromptUse> uses, AccessPolicy policy) {
        this.prompts = prompts;
        this.uses = uses;
        this.policy = policy;
    }

    @CommandHandler
    void handle(CreatePrompt command) throws Exception {
        var prompt = prompts.newInstance(() -> new Prompt(command));
        policy.open(prompt.invoke(Prompt::resource), command.actor(), command.at());
    }

    @CommandHandler
    void handle(AddVersion command) {
        change(command, Right.EDIT, prompt -> prompt.add(command));
    }

    @CommandHandler
    void handle(DescribePrompt command) {
        change(command, Right.EDIT, prompt -> prompt.describe(command));
    }

    @CommandHandler
    void handle(PutInProduction command) {
        change(command, Right.EDIT, prompt -> prompt.produce(command.promptId(), command.actor(), command.at()));
    }

    @CommandHandler
    boolean handle(DeleteVersion command) {
        var prompt = allowed(command, Right.DELETE);
        boolean gone = prompt.invoke(known -> known.deleteVersion(command));
        if (gone) {
            policy.end(prompt.invoke(Prompt::resource), command.actor(), command.at());
        }
        return gone;
    }

    @CommandHandler
    void handle(DeletePrompt command) {
        delete(allowed(command, Right.DELETE), command.actor(), command.at());
    }

    @CommandHandler
    void handle(RemovePrompt command) {
        var prompt = prompts.load(command.groupId().toString());
        if (prompt.invoke(Prompt::isAlive)) {
            delete(prompt, command.actor(), command.at());
        }
    }

    private void delete(Aggregate<Prompt> prompt, AccountId actor, Instant at) {
        prompt.execute(known -> known.delete(actor, at));
        policy.end(prompt.invoke(Prompt::resource), actor, at);
    }

    @CommandHandler
    void handle(UsePrompt command) {
        allowed(command, Right.VIEW);
        Aggregates.create(uses, () -> new PromptUse(command));
    }

    private void change(PromptCommand command, Right right, Consumer<Prompt> change) {
        allowed(command, right).execute(change);
    }

    private Aggregate<Prompt> allowed(PromptCommand command, Right right) {
        try {
            var prompt = prompts.load(command.groupId().toString());
            prompt.execute(known -> {
                known.requireAlive();
                policy.require(command.actor(), known.resource(), right);
            });
            return prompt;
        } catch (AggregateNotFoundException unknown) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Prompt group not found");
        }
    }
}
