package io.ledgerchat.command.file;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The vault's port to bytes that are to be removed. An entry stays until they are gone. */
public interface FileRemovals {
    /**
     * Asking twice is asking once. Takes part in the caller's transaction.
     *
     * @param partOf what the bytes were a part of besides
     */
    void add(FilePlace place, Subject owner, List<Subject> partOf, Instant due);

    /**
     * At most {@code limit} places in these stores whose time has come, and neither their owner nor what they were a part of
     * is held; others do not get the same ones before {@code until}.
     */
    List<FilePlace> claim(Set<String> sources, Instant now, Instant until, int limit);

    /**
     * Removes the bytes in this place and is done with it, unless what keeps them is held by now; meanwhile no hold is placed
     * on that.
     *
     * @return false if it is held: then nothing was done, and the place waits
     */
    boolean removeUnlessHeld(FilePlace place, Instant now, Removal removal) throws IOException;

    /** What a store does. */
    interface Removal {
        void remove() throws IOException;
    }

    /** It could not be removed: it is to be claimed again from {@code due} on, whatever was said when it was claimed. */
    void postpone(FilePlace place, Instant due);

    /** The stores in which something waits to be removed since before this moment. */
    Set<String> waitingSince(Instant moment);

    /** How many places of this owner still have their bytes. */
    long waiting(Subject owner);
}
