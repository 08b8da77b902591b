package io.ledgerchat.query.view;

import org.jspecify.annotations.Nullable;

/** The port to the log, in which the end of a rebuild stands before anybody is told of it. */
@FunctionalInterface
public interface RebuildEnds {
    /**
     * @param end {@code switched}, {@code failed} or {@code stopped}
     * @param differences between both generations, -1 when they could not be compared; absent when it did not come to that
     * @throws RuntimeException when it could not be recorded; then it has not ended
     */
    void record(Rebuild rebuild, String end, @Nullable Long differences);
}
