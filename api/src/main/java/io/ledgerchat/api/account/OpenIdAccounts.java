package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.ExternalIdentities;
import io.ledgerchat.command.account.RegisterExternalAccount;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import io.ledgerchat.query.account.Account;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds or opens the account of somebody whom the identity provider vouches for (contract 10 §B9). An address that has an
 * account already is not linked to the identity: whoever controls the provider would control that account.
 */
@Component
class OpenIdAccounts {
    private final ExternalIdentities identities;
    private final Credentials credentials;
    private final EmailHash emails;
    private final KeyedHash hash;
    private final Accounts accounts;
    private final ConfigurationFile file;
    private final boolean opensAccounts;
    private final Commands commands;
    private final Moments moments;

    OpenIdAccounts(
            ExternalIdentities identities,
            Credentials credentials,
            EmailHash emails,
            KeyedHash hash,
            Accounts accounts,
            ConfigurationFile file,
            Settings settings,
            Commands commands,
            Moments moments) {
        this.identities = identities;
        this.credentials = credentials;
        this.emails = emails;
        this.hash = hash;
        this.accounts = accounts;
        this.file = file;
        this.opensAccounts = settings.signIn().socialRegistration();
        this.commands = commands;
        this.moments = moments;
    }

    /** Whether the operator lets people with this address in. */
    boolean allows(OpenIdPerson person) {
        return person.email().filter(file.registration()::allows).isPresent();
    }

    /** Under which name accounts and refusals know a person of the provider. */
    ClaimId identity(OpenIdPerson person) {
        return new ClaimId(OpenIdProvider.NAME, hash.of("openid", person.issuer() + "\n" + person.subject()));
    }

    /** Empty when there is none and none may be opened. */
    Optional<Account> of(OpenIdPerson person) {
        var identity = identity(person);
        return identities.by(identity).or(() -> opened(person, identity)).flatMap(accounts::find);
    }

    private Optional<AccountId> opened(OpenIdPerson person, ClaimId identity) {
        var email = person.email().orElse("");
        var claim = emails.claimOn(email);
        if (!opensAccounts || credentials.by(claim).isPresent()) {
            return Optional.empty();
        }
        var id = new AccountId(Ids.objectId());
        try {
            commands.send(new RegisterExternalAccount(
                    id,
                    claim,
                    identity,
                    email,
                    person.name(),
                    person.username(),
                    OpenIdProvider.NAME,
                    person.emailVerified(),
                    moments.now()));
            return Optional.of(id);
        } catch (Refusal taken) {
            return identities.by(identity);
        }
    }
}
