package io.ledgerchat.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The port to one place where bytes of files are kept. Nothing is ever held whole in memory, and what is not there whole is
 * not there at all.
 */
public interface FileStore extends AutoCloseable {
    /** Its wire name: {@code local}, {@code s3}, {@code openai}, … (contract 60 §12.1). */
    String source();

    /** Keeps exactly {@code length} bytes; when it returns they survive a crash. A key is written once. */
    void put(String key, InputStream bytes, long length, String type) throws IOException;

    /**
     * Keeps what lies in this file of {@code length} bytes, like {@link #put}. A store on the same disk moves the file, so
     * that nothing is written twice; others leave it where it is.
     */
    default void take(String key, Path file, long length, String type) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            put(key, bytes, length, type);
        }
    }

    /**
     * A stretch of the bytes; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing under this key
     */
    InputStream open(String key, long from, long length) throws IOException;

    /** All of it; the caller closes it. */
    InputStream open(String key) throws IOException;

    /** What is not there counts as deleted; what an upload that broke off left under this key goes as well. */
    void delete(String key) throws IOException;

    /** An address at which anybody can fetch the bytes for a while, where the store can give one. */
    default Optional<URI> address(String key, Download as, Duration validFor) {
        return Optional.empty();
    }

    /**
     * What lies here, also what uploads that broke off have left; the caller closes it. Absent where others keep things
     * too, so that nobody can tell what is whose.
     */
    default Optional<Stream<Found>> list() throws IOException {
        return Optional.empty();
    }

    /** Lets go of connections. */
    @Override
    default void close() {}

    /**
     * Something that lies in a store.
     *
     * @param whole false of what an upload has begun to write; {@link #delete} removes that too
     */
    record Found(String key, long bytes, boolean whole) {}

    /** How an address is to answer: {@code disposition} and {@code type} become the headers of that name. */
    record Download(String disposition, String type) {}
}
