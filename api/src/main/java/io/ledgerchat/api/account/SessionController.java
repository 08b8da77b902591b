package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.account.RefreshSession;
import io.ledgerchat.command.account.Refreshed;
import io.ledgerchat.command.account.SignOut;
import io.ledgerchat.command.account.TokenHash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prolongs and ends sessions (contract 10 §B3, §B4). */
@RestController
class SessionController {
    private static final MediaType TEXT = MediaType.parseMediaType("text/html;charset=utf-8");

    private final RefreshTokens refreshTokens;
    private final SessionCookies cookies;
    private final Accounts accounts;
    private final SignedInAnswer answers;
    private final RefusalLog refusals;
    private final KeyedHash hash;
    private final ClientAddress addresses;
    private final Commands commands;
    private final Moments moments;
    private final OpenIdSignOut openId;

    SessionController(
            RefreshTokens refreshTokens,
            SessionCookies cookies,
            Accounts accounts,
            SignedInAnswer answers,
            RefusalLog refusals,
            KeyedHash hash,
            ClientAddress addresses,
            Commands commands,
            Moments moments,
            OpenIdSignOut openId) {
        this.refreshTokens = refreshTokens;
        this.cookies = cookies;
        this.accounts = accounts;
        this.answers = answers;
        this.refusals = refusals;
        this.hash = hash;
        this.addresses = addresses;
        this.commands = commands;
        this.moments = moments;
        this.openId = openId;
    }

    @PostMapping("/api/auth/refresh")
    ResponseEntity<?> refresh(
            @RequestParam(required = false) @Nullable String retry,
            HttpServletRequest request,
            HttpServletResponse response) {
        var presented = cookies.refreshToken(request);
        if (presented.isEmpty()) {
            return ResponseEntity.ok().contentType(TEXT).body("Refresh token not provided");
        }
        var read = refreshTokens.read(presented.get());
        if (read.isEmpty()) {
            refusals.refused("refresh", hash.of("refresh", addresses.of(request)), null);
            throw new Answer(403, "Invalid refresh token");
        }
        var claims = read.get();
        var account = accounts.find(claims.account());
        if (account.isEmpty()) {
            refusals.refused("refresh", claims.account().value(), claims.account());
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, "/login")
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("Found. Redirecting to /login");
        }
        var token = rotate(claims, presented.get(), retry);
        return ResponseEntity.ok(answers.to(account.get(), token.text(), token.expiresAt(), response));
    }

    private Token rotate(RefreshTokens.Claims claims, String presented, @Nullable String retry) {
        var now = moments.now();
        var next = refreshTokens.sign(claims.account(), claims.session(), now, claims.expiresAt());
        Refreshed refreshed = commands.sendWithoutWaiting(new RefreshSession(
                claims.session(), claims.account(), TokenHash.of(presented), TokenHash.of(next), now));
        return switch (refreshed.outcome()) {
            case ROTATED -> new Token(next, Objects.requireNonNull(refreshed.expiresAt()));
            case JUST_ROTATED ->
                new Token(
                        refreshTokens.sign(
                                claims.account(),
                                claims.session(),
                                Objects.requireNonNull(refreshed.issuedAt()),
                                claims.expiresAt()),
                        Objects.requireNonNull(refreshed.expiresAt()));
            case REFUSED -> {
                refusals.refused("refresh", claims.account().value(), claims.account());
                throw retry == null || retry.isEmpty()
                        ? new Answer(401, "Refresh token expired or not found for this user")
                        : new Answer(403, "No session found");
            }
        };
    }

    @PostMapping("/api/auth/logout")
    Map<String, String> signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var token = cookies.refreshToken(request).map(TokenHash::of).orElse(null);
        commands.sendWithoutWaiting(new SignOut(caller.id(), token, moments.now()));
        cookies.clear(response);
        var answer = new LinkedHashMap<String, String>();
        answer.put("message", "Logout successful");
        accounts.find(caller.id())
                .filter(account -> account.provider().equals(OpenIdProvider.NAME))
                .flatMap(account -> openId.address())
                .ifPresent(address -> answer.put("redirect", address));
        return answer;
    }

    private record Token(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Token[]";
        }
    }
}
