package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;

/**
 * What an account may do with an agent that exists.
 *
 * @param bits the sum of the bits of the rights it was granted
 */
public record AgentAccess(AgentId agentId, String documentId, AccountId author, int bits) {
    public boolean allows(Right right) {
        return (bits & right.bit()) != 0;
    }
}
