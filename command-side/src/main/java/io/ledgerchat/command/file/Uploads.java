package io.ledgerchat.command.file;

import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings bytes into a store before there is a file. The intent comes first, so that a crash at any moment leaves nothing
 * that the sweeper would not find; the key is new each time, so that no two uploads can meet.
 */
@Component
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final FileStores stores;
    private final UploadIntents intents;
    private final Clock clock;

    Uploads(FileStores stores, UploadIntents intents, Clock clock) {
        this.stores = stores;
        this.intents = intents;
        this.clock = clock;
    }

    /** Stores the bytes for a file that {@link UploadFile} is to record next; if it does not, {@link #abandon} them. */
    public FilePlace store(
            AccountId owner,
            FileId fileId,
            FileId spareId,
            FileStores.Kind kind,
            InputStream bytes,
            long length,
            String type)
            throws IOException {
        var store = stores.forNew(kind);
        var place = new FilePlace(store.source(), folder(kind) + "/" + owner.value() + "/" + UUID.randomUUID());
        intents.begin(new UploadIntent(place, fileId, spareId, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        try {
            store.put(place.key(), bytes, length, type);
        } catch (IOException | RuntimeException failed) {
            abandon(place);
            throw failed;
        }
        return place;
    }

    /** Removes the bytes of an upload that came to nothing; if that fails too, the sweeper will. */
    public void abandon(FilePlace place) {
        try {
            var store = stores.of(place.source()).orElseThrow();
            store.delete(place.key());
            intents.done(place);
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "The bytes of an upload that failed are left to the sweeper: {}",
                    failed.getClass().getName());
        }
    }

    private static String folder(FileStores.Kind kind) {
        return switch (kind) {
            case DOCUMENT -> "uploads";
            case IMAGE, AVATAR -> kind.name().toLowerCase(Locale.ROOT) + "s";
        };
    }
}
