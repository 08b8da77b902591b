package io.ledgerchat.command.file;

import io.ledgerchat.command.support.Scene;
import org.axonframework.config.Configuration;

/** Lets tests of turns have files. */
public final class FilesOnTheSide {
    private FilesOnTheSide() {}

    public static Class<?> aggregate() {
        return UploadedFile.class;
    }

    public static FileUsage usage(Scene scene) {
        return new FileUsage(scene.repository(UploadedFile.class), scene.log());
    }

    public static FileUsage usage(Configuration axon) {
        return new FileUsage(axon.repository(UploadedFile.class), axon.eventStore());
    }
}
