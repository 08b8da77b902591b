package io.ledgerchat.query.view;

import org.axonframework.eventhandling.TrackingToken;

/** Positions in the log of the engine in use. */
public interface LogPosition {
    /** The position behind the last committed event; never null, also for an empty log. */
    TrackingToken head();

    /**
     * Whether a reader at {@code position} has seen every event that is committed at or before {@code head}. Numbers
     * that no event will ever have (rolled-back transactions) do not count; nor does, if {@code head} is what {@link #head}
     * gave, what is committed later under a smaller number.
     */
    boolean hasPassed(TrackingToken position, TrackingToken head);
}
