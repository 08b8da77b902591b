package io.ledgerchat.api.file;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.query.file.StoredFile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Addresses at which a store gives bytes to whoever has them, for {@code S3_URL_EXPIRY_SECONDS} (contract 60 §12.1). */
@Component
class SignedAddresses {
    private static final int USUAL = 120;
    private static final int LONGEST = 7 * 24 * 3600;

    private final FileStores stores;
    private final Duration validFor;

    SignedAddresses(FileStores stores, Variables variables) {
        this.stores = stores;
        this.validFor = Duration.ofSeconds(Math.min(LONGEST, variables.number("S3_URL_EXPIRY_SECONDS", USUAL, 1)));
    }

    /** The record with an address that a browser can load, for the stores that give one; it runs out. */
    Map<String, @Nullable Object> into(Map<String, @Nullable Object> document, StoredFile file) {
        of(file.place(), new FileStore.Download("inline", file.type()))
                .ifPresent(address -> document.put("filepath", address.toString()));
        return document;
    }

    /** Empty for stores that give none. */
    Optional<URI> of(FilePlace place, FileStore.Download as) {
        return stores.of(place.source()).flatMap(store -> store.address(place.key(), as, validFor));
    }
}
