package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Moments;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The answer to signing in and to refreshing: a new access token, the user, and the session's cookies. */
@Component
class SignedInAnswer {
    private final AccessTokens accessTokens;
    private final SessionCookies cookies;
    private final Moments moments;
    private final Accounts accounts;

    SignedInAnswer(AccessTokens accessTokens, SessionCookies cookies, Moments moments, Accounts accounts) {
        this.accessTokens = accessTokens;
        this.cookies = cookies;
        this.moments = moments;
        this.accounts = accounts;
    }

    Map<String, Object> to(Account account, String refreshToken, Instant expiresAt, HttpServletResponse response) {
        cookies.set(response, refreshToken, expiresAt);
        return to(account);
    }

    /** Without cookies, which are set already. */
    Map<String, Object> to(Account account) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("token", accessTokens.sign(account, moments.now()));
        answer.put("user", UserDocument.atSignIn(account, accounts.preferences(account.accountId())));
        return answer;
    }
}
