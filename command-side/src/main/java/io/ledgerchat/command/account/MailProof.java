package io.ledgerchat.command.account;

import io.ledgerchat.command.account.OneTimeTokens.Purpose;
import io.ledgerchat.event.account.AccountId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Lets people prove themselves by the mail they read: to verify their address, or to set a new password. Token, letter and
 * event come to be together.
 */
@Component
class MailProof {
    private final Repository<Account> accounts;
    private final OneTimeTokens tokens;
    private final Credentials credentials;
    private final Sessions sessions;
    private final MailOutbox outbox;

    MailProof(
            Repository<Account> accounts,
            OneTimeTokens tokens,
            Credentials credentials,
            Sessions sessions,
            MailOutbox outbox) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.credentials = credentials;
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @CommandHandler
    void handle(RequestPasswordReset command) {
        var id = command.accountId();
        load(id).execute(account -> account.passwordResetRequested(command.expiresAt(), command.at()));
        tokens.issue(id, Purpose.PASSWORD_RESET, command.token(), command.expiresAt());
        if (command.letter() != null) {
            outbox.handIn(id, command.letter(), command.expiresAt(), command.at());
        }
    }

    @CommandHandler
    boolean handle(ResetPassword command) {
        var id = command.accountId();
        if (!tokens.use(id, Purpose.PASSWORD_RESET, command.token(), command.at())) {
            return false;
        }
        load(id).execute(account -> account.passwordReset(command.at()));
        credentials.setPassword(id, command.password());
        sessions.closeAll(id);
        if (command.letter() != null) {
            outbox.handIn(id, command.letter(), command.at().plus(MailOutbox.PATIENCE), command.at());
        }
        return true;
    }

    @CommandHandler
    void handle(RequestEmailVerification command) {
        var id = command.accountId();
        load(id).execute(account -> account.emailVerificationRequested(command.expiresAt(), command.at()));
        tokens.issue(id, Purpose.EMAIL_VERIFICATION, command.token(), command.expiresAt());
        outbox.handIn(id, command.letter(), command.expiresAt(), command.at());
    }

    @CommandHandler
    boolean handle(VerifyEmail command) {
        var id = command.accountId();
        if (!tokens.use(id, Purpose.EMAIL_VERIFICATION, command.token(), command.at())) {
            return false;
        }
        load(id).execute(account -> account.verifyEmail(command.at()));
        return true;
    }

    private Aggregate<Account> load(AccountId account) {
        return accounts.load(account.toString());
    }
}
