package io.ledgerchat.command;

import java.time.Instant;
import java.util.List;

/** Something that lasts until a time of its own: a port to what is known of that, which is what views know. */
public interface Expiry {
    /** The commands that delete what is over at this moment; the rest comes up when it is asked again. */
    List<?> deletions(Instant now, int atMost);
}
