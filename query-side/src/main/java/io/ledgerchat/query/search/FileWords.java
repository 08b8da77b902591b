package io.ledgerchat.query.search;

import io.ledgerchat.event.file.FileId;
import java.util.Optional;

/** The port to what files say: read out of their bytes once, kept apart from the log, gone with the file. */
public interface FileWords {
    Optional<String> of(FileId file);
}
