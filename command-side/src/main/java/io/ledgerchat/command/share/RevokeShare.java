package io.ledgerchat.command.share;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Lets a link open nothing any more. */
public record RevokeShare(@RoutingKey ShareId shareId, AccountId actor, Instant at) {}
