package io.ledgerchat.command.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store for tests, which can be away. */
final class StoreInMemory implements FileStore, FileStores {
    final Map<String, byte[]> kept = new LinkedHashMap<>();
    boolean away;

    @Override
    public String source() {
        return "local";
    }

    @Override
    public void put(String key, InputStream bytes, long length, String type) throws IOException {
        check();
        kept.put(key, bytes.readAllBytes());
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        byte[] all = bytes(key);
        return new ByteArrayInputStream(Arrays.copyOfRange(all, (int) from, (int) (from + length)));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return new ByteArrayInputStream(bytes(key));
    }

    @Override
    public void delete(String key) throws IOException {
        check();
        kept.remove(key);
    }

    @Override
    public FileStore forNew(Kind kind) {
        return this;
    }

    @Override
    public Optional<FileStore> of(String source) {
        return Optional.<FileStore>of(this).filter(store -> store.source().equals(source));
    }

    @Override
    public Set<String> sources() {
        return Set.of(source());
    }

    private byte[] bytes(String key) throws IOException {
        check();
        byte[] bytes = kept.get(key);
        if (bytes == null) {
            throw new NoSuchFileException(key);
        }
        return bytes;
    }

    private void check() throws IOException {
        if (away) {
            throw new IOException("the store is away");
        }
    }
}
