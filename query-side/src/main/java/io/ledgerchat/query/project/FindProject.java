package io.ledgerchat.query.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectId;

/** One project of this person: an optional {@link Project}. */
public record FindProject(AccountId owner, ProjectId projectId) {}
