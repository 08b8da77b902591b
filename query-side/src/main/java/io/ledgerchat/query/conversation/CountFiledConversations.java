package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectId;

/** How many conversations of this person lie in a project, archived and temporary ones counted: one {@link Long}. */
public record CountFiledConversations(AccountId owner, ProjectId projectId) {}
