package io.ledgerchat.command.file;

import java.io.IOException;
import java.nio.file.Path;

/** The port that tells what a file is by its first bytes, whatever it calls itself. */
public interface MediaTypes {
    /**
     * The media type; {@code application/octet-stream} for bytes that mean nothing.
     *
     * @param name tells apart only what the bytes leave open, such as a document that is a ZIP archive
     */
    String sniff(Path file, String name) throws IOException;
}
