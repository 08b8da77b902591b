package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vault's port to the words of files: what is still to be read, and what was read, sealed under each file's key. It is
 * derived from the bytes, but dear to derive; what is forgotten with the file is all of it.
 */
public interface FileTexts {
    /** The file is to be read. Asking twice is asking once. Takes part in the caller's transaction. */
    void expect(FileId file, FilePlace place, String type, Instant due);

    /**
     * At most {@code limit} files in these stores whose time has come, of which the log has not been {@link #told}; others do
     * not get the same ones before {@code until}.
     */
    List<Unread> claim(Set<String> sources, Instant now, Instant until, int limit);

    /** It is to be claimed again, from {@code due} on, whatever was said when it was claimed. */
    void postpone(FileId file, Instant due);

    /** Keeps what was read; nothing if the file was forgotten meanwhile. */
    boolean keep(FileId file, String text);

    /** It was tried for the last time. */
    void giveUp(FileId file, String reason);

    /** The log knows how the reading ended: there is nothing more to do for this file. */
    void told(FileId file);

    /** As if it had never been there. Takes part in the caller's transaction. */
    void forget(FileId file);

    /** What is known of these files; those without words are not among them. */
    Map<FileId, Known> of(Collection<FileId> files);

    /** What was read; absent if there is nothing, or not yet, or its key is gone. */
    Optional<String> text(FileId file);

    /**
     * A file that is to be read.
     *
     * @param attempt which try this is, from 1
     */
    record Unread(FileId fileId, FilePlace place, String type, int attempt) {}

    /** How far the reading has come; {@code reason} says why it failed, if it did. */
    record Known(Progress progress, @Nullable String reason, Instant since) {}

    /** Where a file stands. */
    enum Progress {
        PENDING,
        READY,
        FAILED
    }
}
