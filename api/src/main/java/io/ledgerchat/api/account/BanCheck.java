package io.ledgerchat.api.account;

import io.ledgerchat.api.limit.Violations;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns banned accounts and addresses away (contract 00 §10). */
@Component
class BanCheck {
    private final Violations violations;
    private final Credentials credentials;
    private final EmailHash emails;

    BanCheck(Violations violations, Credentials credentials, EmailHash emails) {
        this.violations = violations;
        this.credentials = credentials;
        this.emails = emails;
    }

    /** For routes of strangers: the address, and the account of the e-mail address in the body if there is one. */
    void refuseBanned(HttpServletRequest request, JsonNode body) {
        var email = body.path("email");
        var account = email.isString()
                ? credentials
                        .by(emails.claimOn(email.asString()))
                        .map(Credentials.Credential::account)
                        .orElse(null)
                : null;
        refuseBanned(request, account);
    }

    /** For routes of callers. */
    void refuseBanned(HttpServletRequest request, @Nullable AccountId account) {
        if (violations.turnsAway(account, request)) {
            throw Answer.message(403, "Your account has been temporarily banned due to violations of our service.");
        }
    }
}
