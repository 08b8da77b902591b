package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.NoTextException;
import io.ledgerchat.command.file.NoTextException.Reason;
import io.ledgerchat.event.Excerpt;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child JVM that reads documents, one at a time. It has neither our environment nor our class path, and a heap of its
 * own; what it does not answer in time, it does not survive. It ends with its input, so it never outlives this JVM.
 */
final class ReadingProcess implements AutoCloseable {
    private static final String MAIN = "io.ledgerchat.infra.file.extraction.ExtractionProcess";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Process process;
    private final Path folder;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private ReadingProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static ReadingProcess start(ReadingSettings settings) throws IOException {
        var folder = Files.createTempDirectory("ledgerchat-reading-");
        var command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.memory() + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Dlog4j2.disable.jmx=true",
                "-cp",
                settings.folder().resolve("lib") + "/*",
                MAIN));
        command.environment().clear();
        // What parsers have to say may quote the document.
        command.redirectError(ProcessBuilder.Redirect.DISCARD).directory(folder.toFile());
        var started = new ReadingProcess(command.start(), folder);
        try {
            started.within(START, () -> {
                if (!started.answers.readUTF().equals("ready")) {
                    throw new IOException("the process that reads documents speaks another language");
                }
                return 0;
            });
            return started;
        } catch (IOException | NoTextException | RuntimeException failed) {
            started.close();
            throw new IOException("the process that reads documents does not start", failed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The text of a document; whatever is wrong with it, only this process may have suffered. */
    String read(Path document, String name, String type, int longest, Duration patience) throws NoTextException {
        try {
            return within(patience, () -> {
                questions.writeUTF(document.toString());
                questions.writeUTF(Excerpt.of(name, 255));
                questions.writeUTF(type);
                questions.writeInt(longest);
                questions.flush();
                return answer(longest);
            });
        } catch (IOException ended) {
            throw new NoTextException(Reason.CRASHED);
        }
    }

    private String answer(int longest) throws IOException, NoTextException {
        var word = answers.readUTF();
        if (!word.equals("text")) {
            throw new NoTextException(word.equals("too-large") ? Reason.TOO_LARGE : Reason.UNREADABLE);
        }
        int length = answers.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("more was answered than was asked for");
        }
        byte[] text = answers.readNBytes(length);
        if (text.length != length) {
            throw new IOException("the answer broke off");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private interface Exchange<R> {
        R run() throws IOException, NoTextException;
    }

    /** A pipe cannot be told to wait no longer; its other end can be killed. */
    private <R> R within(Duration patience, Exchange<R> exchange) throws IOException, NoTextException {
        var result = new CompletableFuture<R>();
        Thread.ofVirtual().name("document-reading").start(() -> {
            try {
                result.complete(exchange.run());
            } catch (IOException | NoTextException | RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new NoTextException(Reason.TIMEOUT);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NoTextException(Reason.UNAVAILABLE);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case NoTextException none -> throw none;
                case IOException broken -> throw broken;
                case null, default -> throw new IOException(failed.getCause());
            }
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        TemporaryFolder.delete(folder);
    }
}
