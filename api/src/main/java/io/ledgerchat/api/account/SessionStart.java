package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.command.account.SignIn;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Begins the session of somebody who proved to be an account. */
@Component
class SessionStart {
    private final RefreshTokens refreshTokens;
    private final SessionCookies cookies;
    private final SignedInAnswer answers;
    private final Commands commands;
    private final Moments moments;
    private final Duration life;

    SessionStart(
            RefreshTokens refreshTokens,
            SessionCookies cookies,
            SignedInAnswer answers,
            Commands commands,
            Moments moments,
            Settings settings) {
        this.refreshTokens = refreshTokens;
        this.cookies = cookies;
        this.answers = answers;
        this.commands = commands;
        this.moments = moments;
        this.life = settings.signIn().refreshTokenExpiry();
    }

    /** @param method the way of proof, as the log tells it */
    Map<String, Object> begin(Account account, String method, HttpServletResponse response) {
        beginWithCookies(account, method, response);
        return answers.to(account);
    }

    /** For those who come by a redirect: the client fetches the rest with the cookie. */
    void beginWithCookies(Account account, String method, HttpServletResponse response) {
        var session = new SessionId(Ids.objectId());
        var now = moments.now();
        var expiresAt = now.plus(life);
        var refreshToken = refreshTokens.sign(account.accountId(), session, now, expiresAt);
        commands.sendWithoutWaiting(
                new SignIn(session, account.accountId(), method, TokenHash.of(refreshToken), expiresAt, now));
        cookies.set(response, refreshToken, expiresAt);
    }
}
