package io.ledgerchat.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The port to one place where bytes of files are kept. Nothing is ever held whole in memory, and what is not there whole is
 * not there at all.
 */
public interface FileStore {
    /** Its wire name: {@code local}, {@code s3}, {@code openai}, … (contract 60 §12.1). */
    String source();

    /** Keeps exactly {@code length} bytes; when it returns they survive a crash. A key is written once. */
    void put(String key, InputStream bytes, long length, String type) throws IOException;

    /**
     * A stretch of the bytes; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing under this key
     */
    InputStream open(String key, long from, long length) throws IOException;

    /** All of it; the caller closes it. */
    InputStream open(String key) throws IOException;

    /** What is not there counts as deleted. */
    void delete(String key) throws IOException;

    /** An address at which anybody can fetch the bytes for a while, where the store can give one. */
    default Optional<URI> address(String key, Download as, Duration validFor) {
        return Optional.empty();
    }

    /** Lets go of connections. */
    default void close() {}

    /** How an address is to answer: {@code disposition} and {@code type} become the headers of that name. */
    record Download(String disposition, String type) {}
}
