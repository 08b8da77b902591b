package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stores that the configuration names: which is there, and which takes what. */
public final class ConfiguredFileStores implements FileStores, AutoCloseable {
    private final Map<String, FileStore> stores;
    private final Map<Kind, String> strategies;

    /** @param strategies for each kind the source of one of the stores */
    public ConfiguredFileStores(List<FileStore> stores, Map<Kind, String> strategies) {
        this.stores = stores.stream().collect(Collectors.toUnmodifiableMap(FileStore::source, Function.identity()));
        this.strategies = Map.copyOf(strategies);
        for (Kind kind : Kind.values()) {
            if (!this.stores.containsKey(this.strategies.get(kind))) {
                throw new IllegalArgumentException("no store for " + kind);
            }
        }
    }

    @Override
    public FileStore forNew(Kind kind) {
        return of(strategies.getOrDefault(kind, "")).orElseThrow();
    }

    @Override
    public Optional<FileStore> of(String source) {
        return Optional.ofNullable(stores.get(source));
    }

    @Override
    public Set<String> sources() {
        return stores.keySet();
    }

    public List<FileStore> all() {
        return List.copyOf(stores.values());
    }

    @Override
    public void close() {
        stores.values().forEach(FileStore::close);
    }
}
