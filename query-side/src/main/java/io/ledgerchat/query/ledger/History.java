package io.ledgerchat.query.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port that tells how things were, from the events themselves; what was erased since is told as erased. */
public interface History {
    /** What stands in place of a personal text whose key is gone. */
    String ERASED = "(erased)";

    /**
     * What the events of these changes had said when the last of them had happened: for each thing, by {@code kind:value},
     * its latest values by name.
     */
    Map<String, Map<String, @Nullable Object>> state(List<Change> changes);
}
