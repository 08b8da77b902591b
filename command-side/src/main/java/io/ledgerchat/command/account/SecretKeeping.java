package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Changes an account's secrets: the vault holds the secret, the account tells that it changed, both or neither. */
@Component
class SecretKeeping {
    private final Repository<Account> accounts;
    private final Credentials credentials;
    private final ProviderKeyVault providerKeys;
    private final Sessions sessions;
    private final Bans bans;

    SecretKeeping(
            Repository<Account> accounts,
            Credentials credentials,
            ProviderKeyVault providerKeys,
            Sessions sessions,
            Bans bans) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.providerKeys = providerKeys;
        this.sessions = sessions;
        this.bans = bans;
    }

    @CommandHandler
    void handle(UpgradePassword command) {
        if (credentials.replace(command.accountId(), command.from(), command.to())) {
            load(command.accountId()).execute(account -> account.passwordUpgraded(command.at()));
        }
    }

    @CommandHandler
    void handle(SetPassword command) {
        load(command.accountId()).execute(account -> account.passwordSet(command.at()));
        credentials.setPassword(command.accountId(), command.password());
        sessions.closeAll(command.accountId());
    }

    @CommandHandler
    void handle(StoreProviderKey command) {
        load(command.accountId()).execute(account -> account.storeProviderKey(command));
        providerKeys.store(command.accountId(), command.endpoint(), command.key(), command.expiresAt());
    }

    @CommandHandler
    void handle(RevokeProviderKey command) {
        load(command.accountId())
                .execute(account -> account.revokeProviderKey(command.actor(), command.endpoint(), command.at()));
        providerKeys.remove(command.accountId(), command.endpoint());
    }

    @CommandHandler
    void handle(RevokeAllProviderKeys command) {
        load(command.accountId()).execute(account -> account.revokeAllProviderKeys(command.actor(), command.at()));
        providerKeys.removeAll(command.accountId());
    }

    @CommandHandler
    void handle(BanAccount command) {
        load(command.accountId()).execute(account -> account.ban(command));
        sessions.closeAll(command.accountId());
        if (command.until() != null) {
            bans.ban(command.accountId(), command.addressKey(), command.until());
        }
    }

    private Aggregate<Account> load(AccountId account) {
        return accounts.load(account.toString());
    }
}
