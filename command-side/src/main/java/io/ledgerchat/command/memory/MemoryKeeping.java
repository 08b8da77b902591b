package io.ledgerchat.command.memory;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.account.Credentials;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Keeps memories, as long as the account exists that they are about. */
@Component
class MemoryKeeping {
    private final Repository<MemorySet> memories;
    private final Credentials accounts;

    MemoryKeeping(Repository<MemorySet> memories, Credentials accounts) {
        this.memories = memories;
        this.accounts = accounts;
    }

    @CommandHandler
    String handle(Remember command) {
        return load(command).invoke(set -> set.remember(command));
    }

    @CommandHandler
    String handle(ChangeMemory command) {
        return load(command).invoke(set -> set.change(command));
    }

    @CommandHandler
    void handle(Forget command) {
        load(command).execute(set -> set.forget(command));
    }

    private Aggregate<MemorySet> load(MemoryCommand command) {
        accounts.requireLiving(command.accountId());
        return Aggregates.loadOrCreate(memories, command.memorySetId(), MemorySet::new);
    }
}
