package io.ledgerchat.command.file;

import org.axonframework.config.Configuration;

/** Lets tests of turns have files. */
public final class FilesOnTheSide {
    private FilesOnTheSide() {}

    public static Class<?> aggregate() {
        return UploadedFile.class;
    }

    public static FileUsage usage(Configuration axon) {
        return new FileUsage(axon.repository(UploadedFile.class), axon.eventStore());
    }
}
