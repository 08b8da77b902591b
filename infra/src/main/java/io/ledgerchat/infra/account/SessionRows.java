package io.ledgerchat.infra.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Spring Data access to {@code vault.session}. */
interface SessionRows extends Repository<SessionEntity, String> {
    SessionEntity save(SessionEntity row);

    Optional<SessionEntity> findBySessionIdAndAccountId(String sessionId, String accountId);

    Optional<SessionEntity> findByAccountIdAndRefreshHash(String accountId, String refreshHash);

    List<SessionEntity> findByAccountIdOrderByIssuedAtDesc(String accountId);

    Optional<SessionEntity> findFirstByAccountIdOrderByIssuedAtDesc(String accountId);

    /** The row lock makes the second of two callers look again, and then the hash is another. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update SessionEntity s set s.previousHash = s.refreshHash, s.refreshHash = :next, s.issuedAt = :at
            where s.sessionId = :session and s.accountId = :account and s.refreshHash = :presented
              and s.expiresAt > :at
            """)
    int rotate(String session, String account, String presented, String next, Instant at);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from SessionEntity s where s.sessionId = :session")
    void close(String session);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from SessionEntity s where s.accountId = :account")
    void closeAll(String account);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from SessionEntity s where s.expiresAt < :before")
    void forgetExpired(Instant before);
}
