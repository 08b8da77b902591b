package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.balance.Credits;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.limit.TooManyRequests;
import io.ledgerchat.api.limit.Violations;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.TokenCounter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What bounds turns in a conversation bounds calls from outside too: room on this node, messages in a time, credits. The
 * answers are in the envelope of OpenAI's API, with its words.
 */
@Component
class RemoteAdmission {
    private final Violations violations;
    private final LiveReplies live;
    private final RateLimits limits;
    private final TokenCounter tokens;
    private final Credits credits;

    RemoteAdmission(Violations violations, LiveReplies live, RateLimits limits, TokenCounter tokens, Credits credits) {
        this.violations = violations;
        this.live = live;
        this.limits = limits;
        this.tokens = tokens;
        this.credits = credits;
    }

    /** Ends the request when the caller is banned, when there is no room, or when the caller asks too often. */
    void requireRoom(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (violations.turnsAway(caller.id(), request)) {
            throw new Answer(403, RemoteError.body("The account is banned.", "permission_error", null));
        }
        if (!live.hasRoom()) {
            throw new Answer(503, RemoteError.body("Server is busy. Please retry shortly.", "server_error", null));
        }
        try {
            limits.check(Limiter.MESSAGE, request, response, caller.id());
        } catch (TooManyRequests refused) {
            throw tooMany(String.valueOf(refused.getMessage()), "rate_limit_error", "rate_limit_exceeded");
        }
    }

    /** Ends the request when the caller's credits do not even pay for the question, which is the last message. */
    void requireCredits(Caller caller, Persona persona, List<ModelMessage> messages) {
        int question = !messages.isEmpty() && messages.getLast() instanceof ModelMessage.User said
                ? tokens.count(said.text())
                : 0;
        if (credits.shortage(caller.id(), persona.endpoint(), persona.model(), question)
                .isPresent()) {
            throw tooMany("The credits are used up", "insufficient_quota", "insufficient_quota");
        }
    }

    private static Answer tooMany(String message, String type, String code) {
        return new Answer(429, RemoteError.body(message, type, code));
    }
}
