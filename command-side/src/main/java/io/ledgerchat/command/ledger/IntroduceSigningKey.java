package io.ledgerchat.command.ledger;

import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Records that a key signs checkpoints from now on. */
public record IntroduceSigningKey(@RoutingKey String publicKey, Instant at) {}
