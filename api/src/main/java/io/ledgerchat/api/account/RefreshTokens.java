package io.ledgerchat.api.account;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Signs and reads refresh tokens (contract 00 §7.4). Signing is deterministic: the same session at the same second has the
 * same token, so that a token which was just issued can be told again without being kept.
 */
@Component
class RefreshTokens {
    private final SecretKey key;
    private final JwtParser parser;

    RefreshTokens(Secrets secrets, Clock clock) {
        this.key = Keys.hmacShaKeyFor(secrets.jwtRefreshSecret().getBytes(StandardCharsets.UTF_8));
        this.parser = Jwts.parser()
                .verifyWith(key)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    String sign(AccountId account, SessionId session, Instant at, Instant expiresAt) {
        return Jwts.builder()
                .claim("id", account.value())
                .claim("sessionId", session.value())
                .issuedAt(Date.from(at))
                .expiration(Date.from(expiresAt))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /** Empty for a token that is not ours, was altered, or ran out. */
    Optional<Claims> read(String token) {
        try {
            var payload = parser.parseSignedClaims(token).getPayload();
            return payload.get("id") instanceof String id
                            && AccountId.isValid(id)
                            && payload.get("sessionId") instanceof String session
                            && SessionId.isValid(session)
                    ? Optional.of(new Claims(
                            new AccountId(id),
                            new SessionId(session),
                            payload.getExpiration().toInstant()))
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    record Claims(AccountId account, SessionId session, Instant expiresAt) {}
}
