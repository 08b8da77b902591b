package io.ledgerchat.api.share;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.conversation.ConversationCopies;
import io.ledgerchat.api.conversation.ForkSelection;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.model.UsableEndpoints;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.message.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes a conversation of one's own of what is shared (contract 50 §4.4). */
@RestController
class SharedForkController {
    private final SharedConversations shares;
    private final ConversationCopies copies;
    private final UsableEndpoints endpoints;
    private final RateLimits limits;
    private final AccessLog log;

    SharedForkController(
            SharedConversations shares,
            ConversationCopies copies,
            UsableEndpoints endpoints,
            RateLimits limits,
            AccessLog log) {
        this.shares = shares;
        this.copies = copies;
        this.endpoints = endpoints;
        this.limits = limits;
        this.log = log;
    }

    @PostMapping("/api/share/{shareId}/fork")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> fork(
            Caller caller,
            @PathVariable String shareId,
            @RequestBody JsonNode body,
            HttpServletRequest request,
            HttpServletResponse response) {
        limits.check(Limiter.FORK, request, response, caller.id());
        var share = shares.open(caller, shareId);
        var revision = body.path("shareRevision");
        if (revision.isString() && !revision.asString().equals(IsoTime.of(share.updatedAt()))) {
            throw Answer.message(409, "Shared link was updated");
        }
        var messages = shares.messages(share);
        var index = body.path("targetMessageIndex");
        List<Message> taken = messages;
        if (revision.isString()
                && index.isIntegralNumber()
                && index.asInt(-1) >= 0
                && index.asInt() < messages.size()) {
            taken = new ForkSelection(messages)
                    .toTheLevelOf(messages.get(index.asInt()).messageId());
        }
        if (taken.isEmpty()) {
            throw Answer.message(404, "Shared conversation not found");
        }
        log.record(caller, "fork", share.shareId().toString(), share.owner());
        return copies.ofShared(
                caller,
                endpoints.first(caller.id()),
                share.title(),
                share.shareId().toString(),
                taken);
    }
}
