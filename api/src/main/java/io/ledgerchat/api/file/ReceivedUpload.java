package io.ledgerchat.api.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An upload that has come in whole and lies in a file of its own, which goes when this is closed.
 *
 * @param name as its owner calls it
 * @param declaredType as the client declared it, normalised
 * @param sha256 of the bytes, in hexadecimal
 */
record ReceivedUpload(UploadForm form, Path bytes, String name, String declaredType, long length, String sha256)
        implements AutoCloseable {
    InputStream open() throws IOException {
        return Files.newInputStream(bytes);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Names no content. */
    @Override
    public String toString() {
        return "ReceivedUpload[" + length + " bytes]";
    }
}
