package io.ledgerchat.query.file;

import java.time.Instant;

/** At most {@code limit} files whose time is over, the oldest first: a list of {@link StoredFile}. */
public record FindExpiredFiles(Instant now, int limit) {}
