package io.ledgerchat.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds, the newest first: a list of {@link LegalHold}.
 *
 * @param inForceAt only those that hold at this time; without it also those that are over
 * @param after only those behind this one in the order; empty from the first
 */
public record FindHolds(@Nullable Instant inForceAt, String after, int limit) {}
