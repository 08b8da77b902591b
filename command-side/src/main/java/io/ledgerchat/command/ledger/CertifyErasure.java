package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Records that a person is forgotten, with the signed note that says so. */
public record CertifyErasure(@RoutingKey AccountId accountId, String certificate, Instant at) {}
