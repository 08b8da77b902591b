package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.agent.AgentAvatars;
import io.ledgerchat.api.file.AvatarUploads.Sitter;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.event.agent.AgentAvatar;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives agents a picture (contract 70 §3.10). */
@RestController
class AgentAvatarController {
    private static final int UNSUPPORTED = 415;

    private final AgentAvatars agents;
    private final RateLimits limits;
    private final AvatarUploads avatars;

    AgentAvatarController(AgentAvatars agents, RateLimits limits, AvatarUploads avatars) {
        this.agents = agents;
        this.limits = limits;
        this.avatars = avatars;
    }

    @PostMapping("/api/files/images/agents/{agentId}/avatar")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> upload(
            Caller caller, @PathVariable String agentId, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_UPLOAD, request, response, caller.id());
        var agent = agents.require(caller, agentId);
        var sitter = new Sitter("agent-" + agent.value() + "-avatar", ImageFormat.PNG, agent.value());
        try {
            var avatar = avatars.receive(caller, request, sitter);
            return agents.change(caller, agent, new AgentAvatar(avatar.address(), avatar.source()));
        } catch (IOException | UnreadableImageException noPicture) {
            throw failed();
        } catch (Answer refused) {
            throw worded(refused);
        }
    }

    /** The reader's refusals in the words of this route. */
    private static Answer worded(Answer refused) {
        if (refused.body().equals(UploadRefused.processing().body())) {
            return Answer.message(400, "No file uploaded");
        }
        return refused.status() == UNSUPPORTED ? refused : failed();
    }

    private static Answer failed() {
        return Answer.message(500, "An error occurred while updating the Agent Avatar");
    }
}
