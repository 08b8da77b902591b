package io.ledgerchat.query.ledger;

import java.time.Instant;

/** The position of the last event that was recorded at or before a moment: one {@code Long}, -1 for none. */
public record FindPositionAt(Instant moment) {}
