package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Upload intents for tests, which begin one after the other. */
final class IntentsInMemory implements UploadIntents {
    final List<UploadIntent> intents = new ArrayList<>();

    @Override
    public void begin(UploadIntent intent) {
        intents.add(intent);
    }

    @Override
    public void moved(FilePlace begun, FilePlace place, FileId fileId) {
        intents.replaceAll(intent ->
                intent.place().equals(begun) ? new UploadIntent(place, fileId, fileId, intent.begun()) : intent);
    }

    @Override
    public void done(FilePlace place) {
        intents.removeIf(intent -> intent.place().equals(place));
    }

    @Override
    public List<UploadIntent> olderThan(Instant before, @Nullable UploadIntent after, int limit) {
        return intents.stream()
                .filter(intent -> intent.begun().isBefore(before))
                .filter(intent -> after == null || intent.begun().isAfter(after.begun()))
                .limit(limit)
                .toList();
    }
}
