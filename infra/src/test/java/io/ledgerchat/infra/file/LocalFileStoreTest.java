package io.ledgerchat.infra.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ledgerchat.command.file.FileStore.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasPutIsThereForItsOwnerAloneUntilItIsDeleted() throws IOException {
        try (var store = new LocalFileStore(folder.resolve("files"))) {
            put(store, "uploads/a/1");

            assertThat(listed(store)).containsExactly(new Found("uploads/a/1", 3, true));
            assertThat(Files.getPosixFilePermissions(folder.resolve("files/uploads/a")))
                    .hasSize(3);
            store.delete("uploads/a/1");
            store.delete("uploads/a/1");
            assertThat(listed(store)).isEmpty();
            assertThatThrownBy(() -> store.open("uploads/a/1")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void aFileThatIsTakenIsMovedAndNotWrittenAgain() throws IOException {
        try (var store = new LocalFileStore(folder.resolve("files"))) {
            Path spool = Files.write(folder.resolve("spool"), new byte[3]);
            Object file = Files.getAttribute(spool, "unix:ino");

            store.take("uploads/a/1", spool, 3, "text/plain");

            assertThat(spool).doesNotExist();
            assertThat(listed(store)).containsExactly(new Found("uploads/a/1", 3, true));
            assertThat(Files.getAttribute(folder.resolve("files/uploads/a/1"), "unix:ino"))
                    .isEqualTo(file);
        }
    }

    @Test
    void aFileOnAnotherDiskIsCopied() throws IOException {
        Path shared = Path.of("/dev/shm");
        assumeThat(shared).isDirectory();
        assumeThat(Files.getFileStore(shared)).isNotEqualTo(Files.getFileStore(folder));
        Path spool = Files.createTempFile(shared, "spool-", ".part");
        try (var store = new LocalFileStore(folder)) {
            Files.write(spool, new byte[3]);

            store.take("uploads/a/1", spool, 3, "text/plain");

            assertThat(listed(store)).containsExactly(new Found("uploads/a/1", 3, true));
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    @Test
    void aFileThatIsTooShortIsNotTaken() throws IOException {
        try (var store = new LocalFileStore(folder.resolve("files"))) {
            Path spool = Files.write(folder.resolve("spool"), new byte[3]);

            assertThatThrownBy(() -> store.take("uploads/a/1", spool, 5, "text/plain"))
                    .isInstanceOf(IOException.class);

            assertThat(listed(store)).isEmpty();
        }
    }

    @Test
    void whatCameTooShortLeavesNothing() throws IOException {
        try (var store = new LocalFileStore(folder)) {
            assertThatThrownBy(() -> store.put("uploads/a/1", new ByteArrayInputStream(new byte[3]), 5, "text/plain"))
                    .isInstanceOf(IOException.class);

            assertThat(listed(store)).isEmpty();
        }
    }

    @Test
    void whatACrashLeftOfAnUploadIsListedAndGoesWithItsKey() throws IOException {
        try (var store = new LocalFileStore(folder)) {
            put(store, "uploads/a/1");
            Files.write(folder.resolve("uploads/a/2.part"), new byte[2]);

            assertThat(listed(store))
                    .containsExactlyInAnyOrder(new Found("uploads/a/1", 3, true), new Found("uploads/a/2", 2, false));
            store.delete("uploads/a/2");
            assertThat(listed(store)).containsExactly(new Found("uploads/a/1", 3, true));
        }
    }

    /** As an upload that ends, whose part takes its name, or a file that is removed. */
    @Test
    void whatGoesWhileFilesAreListedIsNotThereAndTheRestIs() throws IOException {
        try (var store = new LocalFileStore(folder)) {
            put(store, "uploads/a/1");
            put(store, "uploads/b/1");
            var stop = new AtomicBoolean();
            var traffic = CompletableFuture.runAsync(() -> comeAndGo(folder.resolve("uploads"), stop));
            try {
                for (int round = 0; round < 2_000; round++) {
                    assertThat(listed(store))
                            .contains(new Found("uploads/a/1", 3, true), new Found("uploads/b/1", 3, true));
                }
            } finally {
                stop.set(true);
            }
            traffic.join();
        }
    }

    private static void comeAndGo(Path uploads, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                for (int number = 2; number < 10; number++) {
                    Path part = Files.write(uploads.resolve("a/" + number + ".part"), new byte[2]);
                    Files.delete(Files.move(part, uploads.resolve("a/" + number)));
                }
                Path left = Files.createDirectories(uploads.resolve("c"));
                Files.delete(left);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void noKeyLeavesTheFolder() {
        try (var store = new LocalFileStore(folder)) {
            for (String key : List.of("../x", "/etc/passwd", "uploads/../../x", "uploads//x", "", "a\u0000b")) {
                assertThatThrownBy(() -> store.open(key)).as(key).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static void put(LocalFileStore store, String key) throws IOException {
        store.put(key, new ByteArrayInputStream(new byte[3]), 3, "text/plain");
    }

    private static List<Found> listed(LocalFileStore store) throws IOException {
        try (var all = store.list().orElseThrow()) {
            return all.toList();
        }
    }
}
