package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vault's port to uploads that have begun: recorded before their first byte, gone with their event. */
public interface UploadIntents {
    /** Commits before it returns. */
    void begin(UploadIntent intent);

    /** The bytes lie elsewhere, and their file has another id, than was known before. Commits before it returns. */
    void moved(FilePlace begun, FilePlace place, FileId fileId);

    /** Takes part in the unit of work that records the file. */
    void done(FilePlace place);

    /**
     * At most {@code limit} that began before {@code before}, the oldest first.
     *
     * @param after where the last look ended; absent for the first
     */
    List<UploadIntent> olderThan(Instant before, @Nullable UploadIntent after, int limit);

    /**
     * Bytes are about to be written to {@code place}.
     *
     * @param spareId the file's id if the first one is taken
     */
    record UploadIntent(FilePlace place, FileId fileId, FileId spareId, Instant begun) {}
}
