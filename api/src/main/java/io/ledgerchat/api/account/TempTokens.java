package io.ledgerchat.api.account;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.event.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Signs and reads what stands between password and second factor (contract 10 §B2). It names no {@code id}, so it is no
 * access token.
 */
@Component
class TempTokens {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SecretKey key;
    private final JwtParser parser;

    TempTokens(Secrets secrets, Clock clock) {
        this.key = Keys.hmacShaKeyFor(secrets.jwtSecret().getBytes(StandardCharsets.UTF_8));
        this.parser = Jwts.parser()
                .verifyWith(key)
                .require("twoFAPending", true)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    String sign(AccountId account, Instant at) {
        return Jwts.builder()
                .claim("userId", account.value())
                .claim("twoFAPending", true)
                .issuedAt(Date.from(at))
                .expiration(Date.from(at.plus(LIFE)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /** Empty for a token that is not ours, was altered, ran out, or is for something else. */
    Optional<AccountId> read(String token) {
        try {
            return parser.parseSignedClaims(token).getPayload().get("userId") instanceof String id
                            && AccountId.isValid(id)
                    ? Optional.of(new AccountId(id))
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
