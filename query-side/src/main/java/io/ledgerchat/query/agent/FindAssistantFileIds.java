package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.permission.Right;

/**
 * The ids of all files that were lent to an assistant, if the account was granted this right to it: a list of {@link
 * String}, empty for everybody else.
 */
public record FindAssistantFileIds(AccountId account, AssistantId assistantId, Right right) {}
