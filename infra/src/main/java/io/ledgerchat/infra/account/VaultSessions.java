package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.Refreshed;
import io.ledgerchat.command.account.Sessions;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions in PostgreSQL. */
@Component
@Transactional
class VaultSessions implements Sessions {
    private final SessionRows rows;

    VaultSessions(SessionRows rows) {
        this.rows = rows;
    }

    @Override
    public void open(Session session) {
        rows.save(new SessionEntity(
                session.id().value(),
                session.account().value(),
                session.refreshToken().hex(),
                session.issuedAt(),
                session.expiresAt()));
    }

    @Override
    public Refreshed rotate(SessionId session, AccountId account, TokenHash presented, TokenHash next, Instant at) {
        int rotated = rows.rotate(session.value(), account.value(), presented.hex(), next.hex(), at);
        return rows.findBySessionIdAndAccountId(session.value(), account.value())
                .filter(row -> row.expiresAt.isAfter(at))
                .map(row -> outcome(row, rotated == 1, presented, at))
                .orElseGet(Refreshed::refused);
    }

    private static Refreshed outcome(SessionEntity row, boolean rotated, TokenHash presented, Instant at) {
        if (rotated) {
            return new Refreshed(Refreshed.Outcome.ROTATED, row.issuedAt, row.expiresAt);
        }
        boolean justTraded = presented.hex().equals(row.previousHash) && at.isBefore(row.issuedAt.plus(Sessions.GRACE));
        return justTraded
                ? new Refreshed(Refreshed.Outcome.JUST_ROTATED, row.issuedAt, row.expiresAt)
                : Refreshed.refused();
    }

    @Override
    public Optional<SessionId> find(AccountId account, TokenHash refreshToken) {
        return rows.findByAccountIdAndRefreshHash(account.value(), refreshToken.hex())
                .map(row -> new SessionId(row.sessionId));
    }

    @Override
    public Optional<SessionId> newest(AccountId account) {
        return rows.findFirstByAccountIdOrderByIssuedAtDesc(account.value()).map(row -> new SessionId(row.sessionId));
    }

    @Override
    public List<SessionId> beyond(AccountId account, int keep) {
        return rows.findByAccountIdOrderByIssuedAtDesc(account.value()).stream()
                .skip(keep)
                .map(row -> new SessionId(row.sessionId))
                .toList();
    }

    @Override
    public void close(SessionId session) {
        rows.close(session.value());
    }

    @Override
    public void closeAll(AccountId account) {
        rows.closeAll(account.value());
    }

    @Override
    public void forgetExpired(Instant before) {
        rows.forgetExpired(before);
    }
}
