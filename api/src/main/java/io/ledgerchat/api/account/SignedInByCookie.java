package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who fetches what no token can be sent for, such as an image: the holder of the session's cookie (contract 60 §10.8). */
@Component
public class SignedInByCookie {
    private final SessionCookies cookies;
    private final RefreshTokens tokens;
    private final Accounts accounts;

    SignedInByCookie(SessionCookies cookies, RefreshTokens tokens, Accounts accounts) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /**
     * The account of the cookie. Whether its session was ended meanwhile is not asked.
     *
     * @throws Answer 401 without a cookie, 403 with one that is not ours or ran out
     */
    public AccountId require(HttpServletRequest request) {
        String token = cookies.refreshToken(request).orElseThrow(() -> new Answer(401, "Unauthorized"));
        return tokens.read(token)
                .map(RefreshTokens.Claims::account)
                .orElseThrow(() -> new Answer(403, "Access Denied"));
    }

    /** Who that is, if it is somebody: for what strangers may fetch too. */
    public Optional<Caller> find(HttpServletRequest request) {
        return cookies.refreshToken(request)
                .flatMap(tokens::read)
                .map(RefreshTokens.Claims::account)
                .flatMap(accounts::find)
                .map(account -> new Caller(account.accountId(), account.role()));
    }
}
