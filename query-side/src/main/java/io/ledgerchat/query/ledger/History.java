package io.ledgerchat.query.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port that tells how a thing was, from its events themselves; what was erased since is told as erased. */
public interface History {
    /** What stands in place of a personal text whose key is gone. */
    String ERASED = "(erased)";

    /** What the events of this thing had said of it when this version began, by name. */
    Map<String, @Nullable Object> state(ThingVersion version);
}
