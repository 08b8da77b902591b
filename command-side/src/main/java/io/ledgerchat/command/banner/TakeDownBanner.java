package io.ledgerchat.command.banner;

import io.ledgerchat.event.banner.BannerId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Shows no banner any more. */
public record TakeDownBanner(@TargetAggregateIdentifier BannerId bannerId, Instant at) {}
