package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the words of uploaded files. That a file is to be read is kept in the vault, with the automation's place in the
 * log, until it was read or given up: a restart or a store that is away delays it. One file is read at a time on each node.
 */
@Component
@ProcessingGroup("file-text")
@DisallowReplay
public class WhenFileUploadedThenItsTextIsRead {
    private static final Logger LOG = LoggerFactory.getLogger(WhenFileUploadedThenItsTextIsRead.class);

    /** Longer than any document may take, its time in the queue included. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /** A node that stops waits so long for the file it reads. */
    private static final Duration LAST_FILE = Duration.ofSeconds(5);

    private final FileTexts texts;
    private final FileStores stores;
    private final TextExtraction extraction;
    private final FileTextRun run;
    private final Clock clock;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Thread reader;
    private volatile boolean stopping;

    WhenFileUploadedThenItsTextIsRead(
            FileTexts texts, FileStores stores, TextExtraction extraction, FileTextRun run, Clock clock) {
        this.texts = texts;
        this.stores = stores;
        this.extraction = extraction;
        this.run = run;
        this.clock = clock;
    }

    @EventHandler
    void on(FileUploaded event) {
        if (extraction.reads(event.type())) {
            texts.expect(event.fileId(), event.place(), event.type(), event.uploadedAt());
        }
    }

    @EventHandler
    void on(FileDeleted event) {
        texts.forget(event.fileId());
    }

    /** On a thread of its own: what else is scheduled must not wait for a document. */
    @Scheduled(fixedDelayString = "${ledgerchat.files.text.read-every:PT0.5S}")
    public void readDue() {
        if (reading.compareAndSet(false, true)) {
            reader = Thread.ofVirtual().name("file-text").start(() -> {
                try {
                    readAllDue();
                } catch (RuntimeException failed) {
                    LOG.warn("Files could not be read, it is tried again: {}", failed.toString());
                } finally {
                    reading.set(false);
                }
            });
        }
    }

    private void readAllDue() {
        while (!stopping) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var due = texts.claim(stores.sources(), now, now.plus(PATIENCE), 1);
            if (due.isEmpty()) {
                return;
            }
            run.read(due.getFirst());
        }
    }

    /** Lets the file that is read at this moment be recorded, which would otherwise wait for its claim to run out. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        stopping = true;
        Thread last = reader;
        if (last != null) {
            var unused = last.join(LAST_FILE);
        }
    }
}
