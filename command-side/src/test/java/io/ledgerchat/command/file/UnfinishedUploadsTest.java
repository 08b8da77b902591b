package io.ledgerchat.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnfinishedUploadsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-03-01T08:00:00Z");

    private final IntentsInMemory intents = new IntentsInMemory();
    private final StoreInMemory store = new StoreInMemory();
    private final WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved sweeper =
            new WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved(
                    intents,
                    new UnfinishedUploads(intents, store, new Scene().log()),
                    Clock.systemUTC(),
                    Duration.ofDays(1));

    @Test
    void uploadsToAStoreThatIsGoneKeepNoOtherWaiting() {
        for (int number = 0; number < 450; number++) {
            begin(new FilePlace("gone", "uploads/" + number), number);
        }
        begin(new FilePlace("local", "uploads/left"), 450);
        store.kept.put("uploads/left", new byte[] {1});

        assertThat(sweeper.sweep(Instant.now())).isEqualTo(1);

        assertThat(store.kept).isEmpty();
        assertThat(intents.intents).hasSize(450);
    }

    private void begin(FilePlace place, int second) {
        intents.begin(new UploadIntent(place, id(), id(), LONG_AGO.plusSeconds(second)));
    }

    private static FileId id() {
        return new FileId(UUID.randomUUID().toString());
    }
}
