package io.ledgerchat.command.file;

import io.ledgerchat.command.file.ProviderFiles.Kept;
import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
    private final ProviderFiles providers;
    private final UploadIntents intents;
    private final UnfinishedUploads unfinished;
    private final Clock clock;

    Uploads(
            FileStores stores,
            ProviderFiles providers,
            UploadIntents intents,
            UnfinishedUploads unfinished,
            Clock clock) {
        this.stores = stores;
        this.providers = providers;
        this.intents = intents;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /** Stores the bytes for a file that {@link UploadFile} is to record next; if it does not, {@link #abandon} them. */
    public FilePlace store(
            AccountId owner, FileId fileId, FileId spareId, FileStores.Kind kind, UploadSource source, String type)
            throws IOException {
        var store = stores.forNew(kind);
        var place = new FilePlace(store.source(), folder(kind) + "/" + owner.value() + "/" + UUID.randomUUID());
        intents.begin(new UploadIntent(place, fileId, spareId, now()));
        try {
            source.into(store, place.key(), type);
        } catch (IOException | RuntimeException failed) {
            abandon(place);
            throw failed;
        }
        return place;
    }

    /**
     * Has the provider of an endpoint keep the bytes, under an id of its choice. Until that id is known, whatever becomes of
     * the upload, there is a mark by which the sweeper finds them.
     */
    public Kept handOver(String endpoint, Path bytes, String name, String type) throws IOException {
        String mark = UUID.randomUUID().toString();
        var awaited = providers.awaited(endpoint, mark);
        var nobody = new FileId(mark);
        intents.begin(new UploadIntent(awaited, nobody, nobody, now()));
        var kept = providers.upload(endpoint, mark, bytes, name, type);
        intents.moved(awaited, kept.place(), kept.id());
        return kept;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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

    /** After a transaction that is over, nobody knows how: its bytes stay if the log tells of their file, else they go. */
    public void settle(UploadFile command) {
        try {
            unfinished.settle(new UploadIntent(command.place(), command.fileId(), command.spareId(), command.at()));
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "An upload without an end is left to the sweeper: {}",
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
