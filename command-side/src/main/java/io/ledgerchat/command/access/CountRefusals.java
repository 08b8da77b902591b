package io.ledgerchat.command.access;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells how many refusals this node saw in a window that is over. */
public record CountRefusals(@TargetAggregateIdentifier RefusalWindow window, long count, Instant at) {}
