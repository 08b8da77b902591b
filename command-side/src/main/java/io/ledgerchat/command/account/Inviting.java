package io.ledgerchat.command.account;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Asks people in: token, letter and event come to be together. */
@Component
class Inviting {
    private final Repository<Invite> invites;
    private final Invites vault;
    private final Credentials credentials;
    private final MailOutbox outbox;

    Inviting(Repository<Invite> invites, Invites vault, Credentials credentials, MailOutbox outbox) {
        this.invites = invites;
        this.vault = vault;
        this.credentials = credentials;
        this.outbox = outbox;
    }

    @CommandHandler
    void handle(IssueInvite command) throws Exception {
        if (credentials.by(command.emailClaim()).isPresent()) {
            throw new Refusal(Refusal.Code.CONFLICT, "There is an account with this address.");
        }
        invites.newInstance(() -> new Invite(command));
        var earlier = vault.issue(
                command.inviteId(), command.emailClaim(), command.token(), command.expiresAt(), command.at());
        earlier.ifPresent(
                id -> invites.load(id.toString()).execute(invite -> invite.replace(command.inviteId(), command.at())));
        if (command.letter() != null) {
            outbox.handIn(command.guest(), command.letter(), command.expiresAt(), command.at());
        }
    }
}
