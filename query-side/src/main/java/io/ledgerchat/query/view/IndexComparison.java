package io.ledgerchat.query.view;

import java.util.OptionalLong;

/** Two indexes as they were at one moment, to be compared while both are written. */
public interface IndexComparison extends AutoCloseable {
    /** Follows it, and may end it. */
    interface Watcher {
        /**
         * After each group of documents that belong together.
         *
         * @param compared how many were read, in both
         * @param all how many there are, in both
         * @return false to have it stopped
         */
        boolean goOn(long compared, long all);
    }

    /** How many documents are in one of them only, or say something else in the other; empty when it was stopped. */
    OptionalLong differences(Watcher watcher);

    @Override
    void close();
}
