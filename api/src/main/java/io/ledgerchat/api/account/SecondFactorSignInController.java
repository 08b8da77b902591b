package io.ledgerchat.api.account;

import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The second step of signing in (contract 10 §B7): the temporary token of the first, and a code. */
@RestController
class SecondFactorSignInController {
    private final RateLimits limits;
    private final BanCheck bans;
    private final TempTokens tokens;
    private final SecondFactorCheck check;
    private final RefusalLog refusals;
    private final KeyedHash hash;
    private final ClientAddress addresses;
    private final Accounts accounts;
    private final SessionStart sessions;

    SecondFactorSignInController(
            RateLimits limits,
            BanCheck bans,
            TempTokens tokens,
            SecondFactorCheck check,
            RefusalLog refusals,
            KeyedHash hash,
            ClientAddress addresses,
            Accounts accounts,
            SessionStart sessions) {
        this.limits = limits;
        this.bans = bans;
        this.tokens = tokens;
        this.check = check;
        this.refusals = refusals;
        this.hash = hash;
        this.addresses = addresses;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Only a token of ours counts against its person: anybody can write a name into another. */
    @PostMapping("/api/auth/2fa/verify-temp")
    Map<String, Object> signIn(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        var written = body.path("tempToken");
        Optional<AccountId> person = written.isString() ? tokens.read(written.asString()) : Optional.empty();
        limits.check(Limiter.TWO_FACTOR_TEMP, request, response, person.orElse(null));
        bans.refuseBanned(request, person.orElse(null));
        if (!written.isString() || written.asString().isEmpty()) {
            throw Answer.message(400, "Missing temporary token");
        }
        var account = person.flatMap(accounts::find).orElseThrow(() -> unknown(request, person.orElse(null)));
        if (!check.isOn(account.accountId())) {
            throw Answer.message(400, "2FA is not enabled for this user");
        }
        var shown = ShownFactor.in(body);
        if (shown.isNothing() || !check.accepts(account.accountId(), shown)) {
            throw Answer.message(401, "Invalid 2FA code or backup code");
        }
        return sessions.begin(account, "two-factor", response);
    }

    private Answer unknown(HttpServletRequest request, @Nullable AccountId named) {
        refusals.refused("second-factor", hash.of("second-factor", addresses.of(request)), named);
        return Answer.message(401, "Invalid or expired temporary token");
    }
}
