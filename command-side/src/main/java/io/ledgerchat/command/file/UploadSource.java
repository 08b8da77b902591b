package io.ledgerchat.command.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Where the bytes of an upload lie until a store has them. */
@FunctionalInterface
public interface UploadSource {
    /** Brings them there, once. */
    void into(FileStore store, String key, String type) throws IOException;

    /** In memory, because they are few. */
    static UploadSource of(byte[] bytes) {
        return (store, key, type) -> store.put(key, new ByteArrayInputStream(bytes), bytes.length, type);
    }

    /** In a file of this node, which the store may take away. */
    static UploadSource of(Path file, long length) {
        return (store, key, type) -> store.take(key, file, length, type);
    }
}
