package io.ledgerchat.command.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a project; its conversations stay. */
public record DeleteProject(@TargetAggregateIdentifier ProjectId projectId, AccountId actor, Instant at) {}
