package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Who fetches what no token can be sent for, such as an image: the holder of the session's cookie (contract 60 §10.8). */
@Component
public class SignedInByCookie {
    private final SessionCookies cookies;
    private final RefreshTokens tokens;

    SignedInByCookie(SessionCookies cookies, RefreshTokens tokens) {
        this.cookies = cookies;
        this.tokens = tokens;
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
}
