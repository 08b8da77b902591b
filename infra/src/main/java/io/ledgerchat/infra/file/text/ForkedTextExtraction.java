package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.NoTextException;
import io.ledgerchat.command.file.NoTextException.Reason;
import io.ledgerchat.command.file.TextExtraction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads plain text here and documents in one shared {@link ReadingProcess}, which is started when there is something to
 * read, stopped when there has been nothing for a while, and replaced when a document was the end of it.
 */
@Component
class ForkedTextExtraction implements TextExtraction, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ForkedTextExtraction.class);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration QUEUE = Duration.ofMinutes(5);

    private final ReadingSettings settings;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable ReadingProcess process;
    private long lastUse = System.nanoTime();
    private boolean closed;

    @Autowired
    ForkedTextExtraction(
            @Value("${ledgerchat.files.text.timeout:PT60S}") Duration patience,
            @Value("${ledgerchat.files.text.memory:256}") int memory,
            @Value("${ledgerchat.files.text.largest:52428800}") long largest) {
        this(new ReadingSettings(ReadingSettings.locate(), patience, memory, largest));
    }

    ForkedTextExtraction(ReadingSettings settings) {
        this.settings = settings;
        if (!Files.isDirectory(settings.folder().resolve("lib"))) {
            LOG.warn(
                    "Documents cannot be read: there is nothing at {}; name the folder by -D{}",
                    settings.folder(),
                    ReadingSettings.PROPERTY);
        }
    }

    @Override
    public boolean reads(String mediaType) {
        return ReadableTypes.isDocument(mediaType) || ReadableTypes.isPlain(mediaType);
    }

    @Override
    public String extract(InputStream bytes, String name, String mediaType) throws IOException, NoTextException {
        String text;
        if (ReadableTypes.isPlain(mediaType)) {
            text = PlainText.read(bytes);
        } else if (ReadableTypes.isDocument(mediaType)) {
            text = document(bytes, name, mediaType);
        } else {
            throw new NoTextException(Reason.UNSUPPORTED);
        }
        if (text.isBlank()) {
            throw new NoTextException(Reason.EMPTY);
        }
        return text;
    }

    private String document(InputStream bytes, String name, String mediaType) throws IOException, NoTextException {
        var file = Files.createTempFile("ledgerchat-document-", null);
        try {
            copy(bytes, file);
            if (!turn.tryLock(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoTextException(Reason.UNAVAILABLE);
            }
            try {
                return read(file, name, mediaType);
            } finally {
                lastUse = System.nanoTime();
                turn.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoTextException(Reason.UNAVAILABLE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void copy(InputStream bytes, Path file) throws IOException, NoTextException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long length = 0;
            for (int read; (read = bytes.read(buffer)) >= 0; ) {
                length += read;
                if (length > settings.largest()) {
                    throw new NoTextException(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private String read(Path file, String name, String mediaType) throws NoTextException {
        var reader = running();
        try {
            return reader.read(file, name, mediaType, (int) LONGEST_TEXT, settings.patience());
        } catch (NoTextException none) {
            if (none.reason() == Reason.TIMEOUT || none.reason() == Reason.CRASHED || !reader.isAlive()) {
                LOG.info("A document was the end of the process that read it: {}", none.reason());
                stop();
            }
            throw none;
        }
    }

    private ReadingProcess running() throws NoTextException {
        var current = process;
        if (current != null && current.isAlive()) {
            return current;
        }
        stop();
        if (closed) {
            throw new NoTextException(Reason.UNAVAILABLE);
        }
        try {
            var started = ReadingProcess.start(settings);
            process = started;
            return started;
        } catch (IOException notStarted) {
            LOG.warn("Documents cannot be read at this moment: {}", notStarted.getMessage());
            throw new NoTextException(Reason.UNAVAILABLE);
        }
    }

    private void stop() {
        var current = process;
        if (current != null) {
            process = null;
            current.close();
        }
    }

    /** Its memory is wanted elsewhere when nothing is to be read. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void rest() {
        if (turn.tryLock()) {
            try {
                if (System.nanoTime() - lastUse > IDLE.toNanos()) {
                    stop();
                }
            } finally {
                turn.unlock();
            }
        }
    }

    @Override
    public void destroy() {
        var current = process;
        if (!turn.tryLock()) {
            // Whoever is waiting for a document need not any more.
            if (current != null) {
                current.close();
            }
            turn.lock();
        }
        try {
            closed = true;
            stop();
        } finally {
            turn.unlock();
        }
    }
}
