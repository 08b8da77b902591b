package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The vault's port to sessions: which refresh token each accepts, and when it ends. */
public interface Sessions {
    /** How long the token before the last rotation is still told which one followed. */
    Duration GRACE = Duration.ofSeconds(10);

    void open(Session session);

    /** Puts {@code next} in the place of {@code presented} in one step, so that only one of several callers succeeds. */
    Refreshed rotate(SessionId session, AccountId account, TokenHash presented, TokenHash next, Instant at);

    Optional<SessionId> find(AccountId account, TokenHash refreshToken);

    /** Some session of the account, the newest. */
    Optional<SessionId> newest(AccountId account);

    /** The account's sessions but for the newest {@code keep}. */
    List<SessionId> beyond(AccountId account, int keep);

    void close(SessionId session);

    void closeAll(AccountId account);

    void forgetExpired(Instant before);

    record Session(SessionId id, AccountId account, TokenHash refreshToken, Instant issuedAt, Instant expiresAt) {}
}
