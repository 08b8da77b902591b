package io.ledgerchat.query.ledger;

/**
 * A thing and all that was part of it, as they were behind a position of the log: a list of {@link ThingVersion}, one for
 * each, in the order in which they came to be so.
 *
 * @param thing as {@code kind:value}
 * @param after position behind which the versions of this page begin
 */
public record FindStateAt(String thing, long position, long after, int limit) {}
