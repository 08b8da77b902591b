package io.ledgerchat.command.ledger;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Keeps holds and the vault's list of them together, in one unit of work. */
@Component
class HoldKeeping {
    private final Repository<Hold> repository;
    private final Holds holds;

    HoldKeeping(Repository<Hold> repository, Holds holds) {
        this.repository = repository;
        this.holds = holds;
    }

    @CommandHandler
    void handle(PlaceHold command) throws Exception {
        repository.newInstance(() -> new Hold(command));
        holds.add(command.holdId(), command.subject(), command.until());
    }

    @CommandHandler
    void handle(ReleaseHold command) {
        try {
            repository.load(command.holdId().toString()).execute(hold -> hold.release(command.actor(), command.at()));
        } catch (AggregateNotFoundException unknown) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "no such hold");
        }
        holds.remove(command.holdId());
    }
}
