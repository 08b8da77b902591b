package io.ledgerchat.command.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.HoldId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vault's port to the holds in force. */
public interface Holds {
    /** Waits for what {@link #unlessHeld} is doing to the subject. */
    void add(HoldId hold, Subject subject, @Nullable Instant until);

    void remove(HoldId hold);

    /** Everything that is held at this moment. */
    Set<Subject> held(Instant at);

    /**
     * Does what cannot be undone, unless one of these is held; meanwhile no hold is placed on any of them.
     *
     * @return false if one is held, and nothing was done
     */
    boolean unlessHeld(Set<Subject> keepers, Instant at, Runnable work);
}
