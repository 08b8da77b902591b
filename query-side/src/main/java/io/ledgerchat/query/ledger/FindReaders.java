package io.ledgerchat.query.ledger;

import java.util.Set;

/**
 * Who could read a thing, or use it, behind any position of the log from one to another: a list of {@link PastReader}, in the
 * order in which they could. The members of groups are among them, each by their group, as long as they were in it and the group
 * could. Of a file also those who could read what lent it: an agent, or a conversation by its links, whether or not a link showed
 * its files; of a message those who could read its conversation, by its links as well, whether or not a link showed it.
 *
 * @param thing as {@code kind:value}, of a kind that is known
 * @param from the first position; of a moment that is {@code until} too
 * @param passed how many readers to leave out, as they are known already
 */
public record FindReaders(String thing, long from, long until, long passed, int limit) {
    /** What belongs to an account and is called by its id. */
    static final Set<String> OF_ACCOUNTS = Set.of("account", "presets", "memories", "bookmarks", "preferences");

    /** Things of which it is known who could read them. */
    private static final Set<String> KINDS =
            Set.of("access", "agent", "conversation", "file", "group", "message", "project", "prompt-group", "share");

    /** Whether it is known of this kind of thing who could read it. */
    public static boolean knows(String kind) {
        return KINDS.contains(kind) || OF_ACCOUNTS.contains(kind);
    }
}
