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
    private final Repository<Invite> invited;
    private final Invites invites;

    Registration(
            Repository<Account> accounts,
            Claims claims,
            Credentials credentials,
            ExternalIdentities identities,
            Repository<Invite> invited,
            Invites invites) {
        this.accounts = accounts;
        this.claims = claims;
        this.credentials = credentials;
        this.identities = identities;
        this.invited = invited;
        this.invites = invites;
    }

    @CommandHandler
    void handle(RegisterAccount command) throws Exception {
        var account = command.accountId();
        claims.take(command.emailClaim(), account, command.at());
        boolean first = claims.takeIfFree(ClaimId.FIRST_ADMIN, account, command.at());
        if (command.onlyAsFirst() && !first) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "only the first account may be opened");
        }
        if (command.invite() != null) {
            useUp(command.invite(), command);
        }
        accounts.newInstance(() -> new Account(command, first ? Account.ADMINISTRATOR : "USER"));
        credentials.add(new Credentials.Credential(account, command.emailClaim(), command.password()));
    }

    private void useUp(TokenHash invite, RegisterAccount command) {
        var used = invites.use(command.emailClaim(), invite, command.at())
                .orElseThrow(() -> new Refusal(Refusal.Code.INVALID, "Invalid invite token"));
        invited.load(used.toString()).execute(known -> known.use(command.accountId(), command.at()));
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
