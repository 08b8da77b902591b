package io.ledgerchat.query.file;

import io.ledgerchat.event.file.FileId;

/** One file, whoever asks: an optional {@link StoredFile}. The asker decides who may see it. */
public record FindFile(FileId fileId) {}
