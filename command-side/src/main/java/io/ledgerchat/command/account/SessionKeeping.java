package io.ledgerchat.command.account;

import io.ledgerchat.event.account.SessionId;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Begins, prolongs and ends sessions: the vault's row and the event commit together. */
@Component
class SessionKeeping {
    /** Of one account; the oldest end when there are more. */
    static final int MOST_SESSIONS = 100;

    private final Repository<Session> sessions;
    private final Sessions vault;
    private final Credentials credentials;

    SessionKeeping(Repository<Session> sessions, Sessions vault, Credentials credentials) {
        this.sessions = sessions;
        this.vault = vault;
        this.credentials = credentials;
    }

    @CommandHandler
    void handle(SignIn command) throws Exception {
        credentials.requireLiving(command.accountId());
        sessions.newInstance(() -> new Session(command));
        vault.open(new Sessions.Session(
                command.sessionId(), command.accountId(), command.refreshToken(), command.at(), command.expiresAt()));
        vault.beyond(command.accountId(), MOST_SESSIONS).forEach(oldest -> end(oldest, command.at()));
    }

    @CommandHandler
    Refreshed handle(RefreshSession command) {
        var refreshed = vault.rotate(
                command.sessionId(), command.accountId(), command.presented(), command.next(), command.at());
        if (refreshed.outcome() == Refreshed.Outcome.REFUSED) {
            withSession(command.sessionId(), session -> session.refuseRefresh(command.at()));
        }
        return refreshed;
    }

    @CommandHandler
    void handle(SignOut command) {
        var session = command.refreshToken() == null
                ? vault.newest(command.accountId())
                : vault.find(command.accountId(), command.refreshToken());
        session.ifPresent(found -> end(found, command.at()));
    }

    private void end(SessionId session, Instant at) {
        vault.close(session);
        withSession(session, known -> known.end(at));
    }

    private void withSession(SessionId id, Consumer<Session> action) {
        try {
            sessions.load(id.toString()).execute(action);
        } catch (AggregateNotFoundException neverBegan) {
            // A token signed before the log was restored from an older copy: there is nothing to tell it to.
        }
    }
}
