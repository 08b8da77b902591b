package io.ledgerchat.command.account;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.AdministratorsId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Gives accounts their roles. That somebody is administrator, or no longer, is told of all of them in the same unit of work. */
@Component
class AdministratorKeeping {
    private final Repository<Account> accounts;
    private final Repository<Administrators> administrators;
    private final RecordedAdministrators recorded;

    AdministratorKeeping(
            Repository<Account> accounts, Repository<Administrators> administrators, RecordedAdministrators recorded) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.recorded = recorded;
    }

    @CommandHandler
    void handle(ChangeAccountRole command) {
        var id = command.accountId();
        var account = accounts.load(id.toString());
        if (command.role().equals(Account.ADMINISTRATOR)) {
            all().execute(known -> known.add(id, recorded, command.at()));
        } else if (account.invoke(Account::isAdministrator)) {
            all().execute(known -> known.dismiss(id, recorded, command.at()));
        }
        account.execute(known -> known.changeRole(command));
    }

    /** The account of an administrator ends. */
    void left(AccountId account, Instant at) {
        all().execute(known -> known.leave(account, recorded, at));
    }

    private Aggregate<Administrators> all() {
        return Aggregates.loadOrCreate(administrators, AdministratorsId.ALL, Administrators::new);
    }
}
