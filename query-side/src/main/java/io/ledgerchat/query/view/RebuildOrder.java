package io.ledgerchat.query.view;

/**
 * What somebody wants to have rebuilt, and how.
 *
 * @param polite whether it makes room for live reads
 * @param acceptDifferences whether it takes the live one's place although the two differ, or cannot be compared
 * @param keepOld whether the one before stays, for people to look at, until the next rebuild
 * @param by who wants it
 */
public record RebuildOrder(String view, boolean polite, boolean acceptDifferences, boolean keepOld, String by) {
    /** What is recorded of it before it begins: also what it may do to readers, not only that it was ordered. */
    public String action() {
        return "rebuild" + (acceptDifferences ? "+accept-differences" : "") + (keepOld ? "+keep-old" : "");
    }
}
