package io.ledgerchat.query.ledger;

/**
 * What happened to a thing, in the order of the log: a list of {@link Change}.
 *
 * @param resource as {@code kind:value}
 * @param after position behind which it happened
 * @param upTo position of the last
 */
public record FindChanges(String resource, long after, long upTo, int limit) {}
