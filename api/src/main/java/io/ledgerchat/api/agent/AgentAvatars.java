package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.command.agent.ChangeAgentAvatar;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures of agents, for the route that takes them with the other uploads (contract 70 §3.10). */
@Component
public class AgentAvatars {
    private final AgentDesk desk;
    private final Moments moments;

    AgentAvatars(AgentDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    /** The agent, if the caller may give it a picture; the contract's refusal if not. */
    public AgentId require(Caller caller, String agentId) {
        desk.requireUse(caller);
        return desk.require(caller, agentId, Right.EDIT);
    }

    /** The whole agent with its new picture. Its author is told, unlike elsewhere, to whoever changed it. */
    public Map<String, @Nullable Object> change(Caller caller, AgentId agent, AgentAvatar avatar) {
        desk.send(new ChangeAgentAvatar(agent, caller.id(), avatar, moments.now()));
        var changed = desk.find(agent);
        var document = AgentDocuments.changed(changed, desk.versions(agent), caller);
        document.put("author", changed.author().value());
        return document;
    }
}
