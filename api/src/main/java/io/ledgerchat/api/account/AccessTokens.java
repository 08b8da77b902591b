package io.ledgerchat.api.account;

import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MalformedJwtException;
import io.jsonwebtoken.security.Keys;
import io.jsonwebtoken.security.SecurityException;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Signs and reads access tokens (contract 00 §7.2, §7.3). What they claim besides the id is for clients to read. */
@Component
class AccessTokens {
    private final SecretKey key;
    private final JwtParser parser;
    private final Duration life;

    AccessTokens(Secrets secrets, Settings settings, Clock clock) {
        this.key = Keys.hmacShaKeyFor(secrets.jwtSecret().getBytes(StandardCharsets.UTF_8));
        this.life = settings.signIn().sessionExpiry();
        this.parser = Jwts.parser()
                .verifyWith(key)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    String sign(Account account, Instant at) {
        return Jwts.builder()
                .claim("id", account.accountId().value())
                .claim("username", account.username())
                .claim("provider", account.provider())
                .claim("email", account.email())
                .issuedAt(Date.from(at))
                .expiration(Date.from(at.plus(life)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /** @throws Unauthenticated with the reason that clients of LibreChat know */
    AccountId read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new Unauthenticated("jwt malformed");
        }
        if (parts[2].isBlank()) {
            throw new Unauthenticated("jwt signature is required");
        }
        try {
            var id = parser.parseSignedClaims(token).getPayload().get("id");
            if (id instanceof String text && AccountId.isValid(text)) {
                return new AccountId(text);
            }
            throw new Unauthenticated("Unauthorized");
        } catch (ExpiredJwtException e) {
            throw new Unauthenticated("jwt expired");
        } catch (SecurityException e) {
            throw new Unauthenticated("invalid signature");
        } catch (MalformedJwtException e) {
            throw new Unauthenticated("invalid token");
        } catch (JwtException | IllegalArgumentException e) {
            throw new Unauthenticated("invalid token");
        }
    }
}
