package io.ledgerchat.query.ledger;

/**
 * What of a thing changed between two positions of the log: a list of {@link ThingDifference}.
 *
 * @param thing as {@code kind:value}
 * @param after {@code kind:value} behind which this page begins; empty for the first
 */
public record FindDifference(String thing, long from, long to, String after, int limit) {}
