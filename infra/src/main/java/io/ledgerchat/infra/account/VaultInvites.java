package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.Invites;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.claim.ClaimId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invites in PostgreSQL. Hashes are compared here, in constant time. */
@Component
@Transactional
class VaultInvites implements Invites {
    private final JdbcClient sql;

    VaultInvites(JdbcClient sql) {
        this.sql = sql;
    }

    /** Forgets others that ran out by the way: there are few of them. */
    @Override
    public Optional<InviteId> issue(
            InviteId invite, ClaimId emailClaim, TokenHash token, Instant expiresAt, Instant at) {
        sql.sql("delete from vault.invite where expires_at < ?").param(time(at)).update();
        var earlier = sql.sql("delete from vault.invite where email_claim = ? returning invite_id")
                .param(emailClaim.toString())
                .query(String.class)
                .optional();
        sql.sql("insert into vault.invite (invite_id, email_claim, hash, expires_at) values (?, ?, ?, ?)")
                .params(invite.value(), emailClaim.toString(), token.hex(), time(expiresAt))
                .update();
        return earlier.map(InviteId::new);
    }

    @Override
    public boolean isGood(ClaimId emailClaim, TokenHash token, Instant at) {
        return good("", emailClaim, token, at).isPresent();
    }

    @Override
    public Optional<InviteId> use(ClaimId emailClaim, TokenHash token, Instant at) {
        return good(" for update", emailClaim, token, at)
                .filter(invite -> sql.sql("delete from vault.invite where invite_id = ?")
                                .param(invite.value())
                                .update()
                        == 1);
    }

    private Optional<InviteId> good(String lock, ClaimId emailClaim, TokenHash token, Instant at) {
        return sql
                .sql("select invite_id, hash from vault.invite where email_claim = ? and expires_at > ?" + lock)
                .params(emailClaim.toString(), time(at))
                .query((row, number) -> MessageDigest.isEqual(bytes(row.getString("hash")), bytes(token.hex()))
                        ? Optional.of(new InviteId(row.getString("invite_id")))
                        : Optional.<InviteId>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
