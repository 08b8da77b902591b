package io.ledgerchat.query.ledger;

import java.time.Instant;

/**
 * A signed checkpoint.
 *
 * @param position of the last event it covers
 * @param note the signed text, in C2SP's form
 */
public record SignedCheckpoint(long size, long position, String root, String note, Instant signedAt) {}
