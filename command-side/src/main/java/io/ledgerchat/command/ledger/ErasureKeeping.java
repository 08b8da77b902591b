package io.ledgerchat.command.ledger;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.DeleteAccount;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Orders and certifies erasures; what follows from the deletion of an account follows by itself. */
@Component
class ErasureKeeping {
    private final Repository<Erasure> repository;
    private final Holds holds;
    private final CommandGateway commands;

    ErasureKeeping(Repository<Erasure> repository, Holds holds, CommandGateway commands) {
        this.repository = repository;
        this.holds = holds;
        this.commands = commands;
    }

    @CommandHandler
    void handle(OrderErasure command) throws Exception {
        if (holds.held(command.at()).contains(command.accountId().subject())) {
            throw new Refusal(Refusal.Code.CONFLICT, "The account is under a legal hold");
        }
        if (!isOrdered(command)) {
            repository.newInstance(() -> new Erasure(command));
        }
        commands.sendAndWait(new DeleteAccount(command.accountId(), command.accountId(), command.at()));
    }

    private boolean isOrdered(OrderErasure command) {
        try {
            repository.load(Erasure.identifier(command.accountId()));
            return true;
        } catch (AggregateNotFoundException first) {
            return false;
        }
    }

    @CommandHandler
    void handle(CertifyErasure command) {
        repository
                .load(Erasure.identifier(command.accountId()))
                .execute(erasure -> erasure.certify(command.certificate(), command.at()));
    }
}
