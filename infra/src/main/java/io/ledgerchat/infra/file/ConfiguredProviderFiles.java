package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.ProviderFiles;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The providers that keep files, by the endpoints that use them. */
public final class ConfiguredProviderFiles implements ProviderFiles {
    private final List<ProviderFileStore> stores;

    public ConfiguredProviderFiles(List<ProviderFileStore> stores) {
        this.stores = List.copyOf(stores);
    }

    public List<ProviderFileStore> stores() {
        return stores;
    }

    @Override
    public boolean takes(String endpoint) {
        return store(endpoint).isPresent();
    }

    @Override
    public FilePlace awaited(String endpoint, String mark) {
        return new FilePlace(store(endpoint).orElseThrow().source(), ProviderFileStore.AWAITED + mark);
    }

    @Override
    public Kept upload(String endpoint, String mark, Path bytes, String name, String type) throws IOException {
        return store(endpoint).orElseThrow().upload(bytes, mark + "__" + name, type);
    }

    private Optional<ProviderFileStore> store(String endpoint) {
        return stores.stream()
                .filter(store -> store.endpoint().equals(endpoint))
                .findFirst();
    }
}
