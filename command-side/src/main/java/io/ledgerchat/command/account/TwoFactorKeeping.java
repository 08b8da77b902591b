package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Changes second factors: the vault holds secret and codes, the account tells that they changed, both or neither. */
@Component
class TwoFactorKeeping {
    private final Repository<Account> accounts;
    private final TwoFactorVault vault;

    TwoFactorKeeping(Repository<Account> accounts, TwoFactorVault vault) {
        this.accounts = accounts;
        this.vault = vault;
    }

    @CommandHandler
    void handle(BeginTwoFactor command) {
        load(command.accountId()).execute(account -> account.beginTwoFactor(command.actor(), command.at()));
        vault.begin(command.accountId(), command.secret(), command.backupCodes());
    }

    @CommandHandler
    void handle(ConfirmTwoFactor command) {
        var account = load(command.accountId());
        account.execute(known -> known.requireSelf(command.actor()));
        if (vault.promote(command.accountId())) {
            account.execute(known -> known.twoFactorEnabled(command.at()));
        }
    }

    @CommandHandler
    void handle(DisableTwoFactor command) {
        load(command.accountId()).execute(account -> account.disableTwoFactor(command.actor(), command.at()));
        vault.forget(command.accountId());
    }

    @CommandHandler
    void handle(ReplaceBackupCodes command) {
        load(command.accountId()).execute(account -> account.replaceBackupCodes(command.actor(), command.at()));
        vault.replaceBackupCodes(command.accountId(), command.backupCodes());
    }

    @CommandHandler
    boolean handle(UseBackupCode command) {
        if (!vault.use(command.accountId(), command.backupCode(), command.at())) {
            return false;
        }
        load(command.accountId()).execute(account -> account.backupCodeUsed(command.at()));
        return true;
    }

    private Aggregate<Account> load(AccountId account) {
        return accounts.load(account.toString());
    }
}
