package io.ledgerchat.query.view;

/** Follows how two generations of a view are compared, and may end it. */
public interface ComparisonWatcher {
    /**
     * Every now and then.
     *
     * @param compared how many were read
     * @param all how many there are
     * @param things what is counted, as people call it
     * @return false to have it stopped
     */
    boolean goOn(long compared, long all, String things);
}
