package io.ledgerchat.infra.ledger.proof;

import java.util.List;

/** The port to the events as they are stored, byte by byte, on the engine in use. */
public interface StoredLog {
    /** Position of the last event, -1 for none. */
    long head();

    /**
     * The last position up to which the log is final: no event can appear at it or before it any more, whatever is being
     * written now. It may wait a moment.
     */
    long settled();

    /** At most {@code limit} events behind {@code after} and not behind {@code upTo}, in the order of the log. */
    List<StoredEvent> read(long after, long upTo, int limit);
}
