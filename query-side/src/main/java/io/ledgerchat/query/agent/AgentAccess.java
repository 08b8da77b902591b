package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do with an agent that exists.
 *
 * @param name as its maker called it, if at all
 * @param bits the sum of the bits of the rights it was granted
 */
public record AgentAccess(
        AgentId agentId,
        String documentId,
        AccountId author,
        @Nullable String name,
        int bits) {
    public boolean allows(Right right) {
        return (bits & right.bit()) != 0;
    }
}
