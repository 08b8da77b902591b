package io.ledgerchat.command.file;

import io.ledgerchat.command.Resending;
import io.ledgerchat.command.file.FileTexts.Unread;
import io.ledgerchat.command.file.NoTextException.Reason;
import io.ledgerchat.event.Sha256;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads one file and records what came of it. The words are kept before the event that tells of them, so that whoever hears
 * the event finds them; until it is recorded the file counts as unread, and is read again.
 */
@Component
class FileTextRun {
    private static final Logger LOG = LoggerFactory.getLogger(FileTextRun.class);
    /** With the pauses between them, a store may be away for twenty minutes. */
    private static final int MOST_ATTEMPTS = 7;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(7);

    private final FileTexts texts;
    private final FileStores stores;
    private final TextExtraction extraction;
    private final TextVectors vectors;
    private final CommandGateway commands;
    private final Clock clock;

    FileTextRun(
            FileTexts texts,
            FileStores stores,
            TextExtraction extraction,
            TextVectors vectors,
            CommandGateway commands,
            Clock clock) {
        this.texts = texts;
        this.stores = stores;
        this.extraction = extraction;
        this.vectors = vectors;
        this.commands = commands;
        this.clock = clock;
    }

    /** Throws when what came of it could not be recorded; then too it is tried again. */
    void read(Unread file) {
        try {
            var text = textOf(file);
            if (text.isPresent() && texts.keep(file.fileId(), text.get())) {
                vectors.prepare(file.fileId(), text.get(), pages(file, text.get()) != null);
                recordText(file, text.get());
            }
        } catch (RuntimeException failed) {
            try {
                postpone(file);
            } catch (RuntimeException away) {
                failed.addSuppressed(away);
            }
            throw failed;
        }
    }

    /** Empty when it is given up, or will be tried again. */
    private Optional<String> textOf(Unread file) {
        try {
            return Optional.of(extract(file));
        } catch (NoTextException none) {
            if (!none.reason().isPassing() || file.attempt() >= MOST_ATTEMPTS) {
                giveUp(file, none.reason());
            } else {
                postpone(file);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn("{} could not be read at attempt {}: {}", file.fileId(), file.attempt(), failed.toString());
            if (file.attempt() >= MOST_ATTEMPTS) {
                giveUp(file, Reason.UNAVAILABLE);
            } else {
                postpone(file);
            }
        }
        return Optional.empty();
    }

    /** For 5 s, 30 s, 3 min and then 7 min: this node knows that nobody reads it. */
    private void postpone(Unread file) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt < file.attempt() && pause.compareTo(LONGEST_PAUSE) < 0; attempt++) {
            pause = pause.multipliedBy(6);
        }
        texts.postpone(file.fileId(), now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private String extract(Unread file) throws IOException, NoTextException {
        var store = stores.of(file.place().source()).orElseThrow();
        try (var bytes = store.open(file.place().key())) {
            return extraction.extract(bytes, "", file.type());
        }
    }

    private void recordText(Unread file, String text) {
        record(file, new RecordFileText(file.fileId(), text.length(), pages(file, text), Sha256.hex(text), now()));
    }

    private static @Nullable Integer pages(Unread file, String text) {
        return file.type().equals("application/pdf")
                ? (int) text.chars().filter(c -> c == '\n').count() + 1
                : null;
    }

    private void giveUp(Unread file, Reason reason) {
        texts.giveUp(file.fileId(), reason.word());
        record(file, new RecordNoFileText(file.fileId(), reason.word(), now()));
    }

    private void record(Unread file, Object command) {
        boolean there = Resending.<Boolean>send(commands, command);
        if (there) {
            texts.told(file.fileId());
        } else {
            texts.forget(file.fileId());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
