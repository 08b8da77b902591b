package io.ledgerchat.command.account;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.claim.Claims;
import io.ledgerchat.event.claim.ClaimId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Opens accounts: the claim on the address, the account and its credential come to be together. */
@Component
class Registration {
    private final Repository<Account> accounts;
    private final Claims claims;
    private final Credentials credentials;
    private final ExternalIdentities identities;

    Registration(Repository<Account> accounts, Claims claims, Credentials credentials, ExternalIdentities identities) {
        this.accounts = accounts;
        this.claims = claims;
        this.credentials = credentials;
        this.identities = identities;
    }

    @CommandHandler
    void handle(RegisterAccount command) throws Exception {
        var account = command.accountId();
        claims.take(command.emailClaim(), account, command.at());
        boolean first = claims.takeIfFree(ClaimId.FIRST_ADMIN, account, command.at());
        if (command.onlyAsFirst() && !first) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "only the first account may be opened");
        }
        accounts.newInstance(() -> new Account(command, first ? Account.ADMINISTRATOR : "USER"));
        credentials.add(new Credentials.Credential(account, command.emailClaim(), command.password()));
    }

    @CommandHandler
    void handle(RegisterExternalAccount command) throws Exception {
        var account = command.accountId();
        claims.take(command.emailClaim(), account, command.at());
        claims.take(command.identityClaim(), account, command.at());
        boolean first = claims.takeIfFree(ClaimId.FIRST_ADMIN, account, command.at());
        accounts.newInstance(() -> new Account(command, first ? Account.ADMINISTRATOR : "USER"));
        credentials.add(new Credentials.Credential(account, command.emailClaim(), null));
        identities.add(command.identityClaim(), account);
    }
}
