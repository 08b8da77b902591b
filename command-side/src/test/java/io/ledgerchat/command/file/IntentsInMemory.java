package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Upload intents for tests. */
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
    public List<UploadIntent> olderThan(Instant before, int limit) {
        return intents.stream()
                .filter(intent -> intent.begun().isBefore(before))
                .limit(limit)
                .toList();
    }
}
