package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Limit;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.limit.TooManyRequests;
import io.ledgerchat.api.limit.Violations;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.message.LiveReplies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who may not take a turn at the moment: who is banned, sends too many messages, or has too many replies running (contract
 * 00 §9, §10). The answers are the typed objects that clients word themselves (contract 30 §14.2), as plain JSON.
 */
@Component
class TurnLimits {
    private final RateLimits limits;
    private final Violations violations;
    private final RefusalLog refusals;
    private final LiveReplies replies;
    private final OtherNodes nodes;
    private final Settings settings;
    private final Moments moments;

    TurnLimits(
            RateLimits limits,
            Violations violations,
            RefusalLog refusals,
            LiveReplies replies,
            OtherNodes nodes,
            Settings settings,
            Moments moments) {
        this.limits = limits;
        this.violations = violations;
        this.refusals = refusals;
        this.replies = replies;
        this.nodes = nodes;
        this.settings = settings;
        this.moments = moments;
    }

    void check(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (violations.turnsAway(caller.id(), request)) {
            throw new Answer(403, Map.of("type", "ban"));
        }
        try {
            limits.check(Limiter.MESSAGE, request, response, caller.id());
        } catch (TooManyRequests refused) {
            throw new Answer(429, tooMany(refused));
        }
        checkRunning(caller, request, response);
    }

    private static Map<String, Object> tooMany(TooManyRequests refused) {
        Limit limit = refused.limit();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "message_limit");
        body.put("max", limit.maxWritten() ? String.valueOf(limit.max()) : limit.max());
        body.put("limiter", refused.isPerPerson() ? "user" : "ip");
        body.put("windowInMinutes", limit.windowMinutes());
        return body;
    }

    private void checkRunning(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Integer most = settings.limits().concurrentMessages();
        int running = most == null
                ? 0
                : replies.runningFor(caller.id()).size()
                        + nodes.runningFor(caller).size();
        if (most == null || running < most) {
            return;
        }
        refusals.refused("concurrent", caller.id().value(), caller.id());
        int score = settings.limits().concurrentScore();
        violations.add(caller.id(), "concurrent", score, request, response);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "concurrent");
        body.put("limit", most);
        body.put("pendingRequests", running);
        body.put("score", score);
        body.put("date", moments.now());
        throw new Answer(429, Protocol.versioned(body));
    }

    /** A model was asked for that is not offered. */
    void illegalModel(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        refusals.refused("illegal_model_request", caller.id().value(), caller.id());
        violations.add(caller.id(), "illegal_model_request", settings.bans().illegalModelScore(), request, response);
    }
}
