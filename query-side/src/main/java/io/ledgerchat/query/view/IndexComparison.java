package io.ledgerchat.query.view;

import java.util.OptionalLong;

/** Two indexes as they were at one moment, to be compared while both are written. */
public interface IndexComparison extends AutoCloseable {
    /** How many documents are in one of them only, or say something else in the other; empty when it was stopped. */
    OptionalLong differences(ComparisonWatcher watcher);

    @Override
    void close();
}
