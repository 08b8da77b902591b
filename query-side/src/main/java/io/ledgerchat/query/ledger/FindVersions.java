package io.ledgerchat.query.ledger;

/**
 * The versions of a thing and of all that is or was part of it, in the order of the log or against it: a list of {@link
 * ThingVersion}.
 *
 * @param thing as {@code kind:value}
 * @param after position behind which they begin
 * @param upTo position of the last
 */
public record FindVersions(String thing, long after, long upTo, boolean newestFirst, int limit) {
    /** The first that begin behind a position. */
    public static FindVersions after(String thing, long position, int limit) {
        return new FindVersions(thing, position, Long.MAX_VALUE, false, limit);
    }

    /** The last one that had begun at a position. */
    public static FindVersions last(String thing, long position) {
        return new FindVersions(thing, Long.MIN_VALUE, position, true, 1);
    }
}
