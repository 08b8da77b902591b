package io.ledgerchat.command.balance;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.account.Credentials;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Moves credits of accounts that exist; those of others interest nobody any more. */
@Component
class TransactionKeeping {
    private final Repository<Transaction> transactions;
    private final Credentials accounts;

    TransactionKeeping(Repository<Transaction> transactions, Credentials accounts) {
        this.transactions = transactions;
        this.accounts = accounts;
    }

    @CommandHandler
    void handle(GrantCredits command) {
        if (accounts.of(command.owner()).isPresent()) {
            load(command).execute(transaction -> transaction.grant(command));
        }
    }

    @CommandHandler
    void handle(SpendCredits command) {
        if (accounts.of(command.owner()).isPresent()) {
            load(command).execute(transaction -> transaction.spend(command));
        }
    }

    private Aggregate<Transaction> load(BalanceCommand command) {
        return Aggregates.loadOrCreate(transactions, command.transactionId(), Transaction::new);
    }
}
