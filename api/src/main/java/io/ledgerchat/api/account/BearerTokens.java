package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Recognises the caller by the bearer token (contract 00 §7.1). A token that proves nothing is no error yet: routes for
 * everybody go on without a caller, the others answer with the reason that is left in the request.
 */
final class BearerTokens extends OncePerRequestFilter {
    static final String REASON = BearerTokens.class.getName() + ".reason";

    private static final Pattern BEARER = Pattern.compile("(\\S+)\\s+(\\S+).*");

    private final AccessTokens tokens;
    private final HandlerExceptionResolver answers;
    private final Accounts accounts;

    BearerTokens(AccessTokens tokens, Accounts accounts, HandlerExceptionResolver answers) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var caller = caller(account(bearer(request)));
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(caller));
            SecurityContextHolder.setContext(context);
        } catch (Unauthenticated stranger) {
            request.setAttribute(REASON, stranger.getMessage());
        } catch (Answer unavailable) {
            answers.resolveException(request, response, null, unavailable);
            return;
        }
        chain.doFilter(request, response);
    }

    private static Caller caller(Account account) {
        return new Caller(account.accountId(), account.role());
    }

    private Account account(String token) {
        return accounts.find(tokens.read(token)).orElseThrow(() -> new Unauthenticated("Unauthorized"));
    }

    private static String bearer(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        if (header != null) {
            Matcher matcher = BEARER.matcher(header);
            if (matcher.matches() && matcher.group(1).equalsIgnoreCase("bearer")) {
                return matcher.group(2);
            }
        }
        throw new Unauthenticated("No auth token");
    }
}
