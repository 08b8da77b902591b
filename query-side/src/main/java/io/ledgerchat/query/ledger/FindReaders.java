package io.ledgerchat.query.ledger;

/**
 * Who could read a thing, or use it, behind a position of the log: a list of {@link PastReader}. The members of groups are
 * among them, each by their group. Of a file also those who could read what lent it: an agent, or a conversation by its links,
 * whether or not a link showed its files.
 *
 * @param thing as {@code kind:value}
 */
public record FindReaders(String thing, long position) {}
