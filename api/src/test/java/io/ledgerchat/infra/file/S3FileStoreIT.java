package io.ledgerchat.infra.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.S3Server;
import io.ledgerchat.command.file.FileStore.Download;
import io.ledgerchat.command.file.FileStore.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3FileStoreIT {
    private static S3Server server;
    private static S3FileStore store;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(RunningLedgerChat.temporaryHome());
        store = new S3Settings(S3Server.BUCKET, "eu-central-1", server.uri(), true, "key", "secret").open();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Test
    void theBucketIsThere() {
        assertThat(store.isReachable()).isTrue();
        var elsewhere = new S3Settings("no-such-bucket", "eu-central-1", server.uri(), true, "key", "secret").open();
        assertThat(elsewhere.isReachable()).isFalse();
        elsewhere.close();
    }

    @Test
    void whatWasPutIsGivenBackWholeAndInStretches() throws IOException {
        String key = key();
        byte[] bytes = "Fjords are long, narrow inlets.".getBytes(StandardCharsets.UTF_8);

        store.put(key, new ByteArrayInputStream(bytes), bytes.length, "text/plain");

        assertThat(read(store.open(key))).isEqualTo(bytes);
        assertThat(read(store.open(key, 11, 4))).isEqualTo("long".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsLargerThanOnePartGoesUpInParts() throws IOException {
        String key = key();
        byte[] bytes = new byte[2 * S3FileStore.PART + 12_345];
        new Random(1).nextBytes(bytes);

        store.put(key, new ByteArrayInputStream(bytes), bytes.length, "application/pdf");

        assertThat(read(store.open(key))).isEqualTo(bytes);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        String key = key();

        assertThatThrownBy(() -> store.put(
                        key,
                        new ByteArrayInputStream(new byte[S3FileStore.PART + 5]),
                        3L * S3FileStore.PART,
                        "text/plain"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatACrashLeftOfAnUploadIsListedAndGoesWithItsKey() throws IOException {
        String whole = key();
        String begun = key();
        store.put(whole, new ByteArrayInputStream(new byte[3]), 3, "text/plain");
        assertThatThrownBy(() -> store.put(begun, new EndOfTheWorld(), 3L * S3FileStore.PART, "text/plain"))
                .isInstanceOf(AssertionError.class);

        assertThat(listed()).contains(new Found(whole, 3, true), new Found(begun, 0, false));
        store.delete(begun);
        assertThat(listed()).contains(new Found(whole, 3, true)).doesNotContain(new Found(begun, 0, false));
    }

    private static List<Found> listed() throws IOException {
        try (var all = store.list().orElseThrow()) {
            return all.toList();
        }
    }

    /** Gives one part, then ends as nothing can be caught. */
    private static final class EndOfTheWorld extends InputStream {
        private int left = S3FileStore.PART;

        @Override
        public int read() {
            if (left-- == 0) {
                throw new AssertionError("the power is gone");
            }
            return 1;
        }
    }

    @Test
    void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        String key = key();
        store.put(key, new ByteArrayInputStream(new byte[3]), 3, "text/plain");

        store.delete(key);
        store.delete(key);

        assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aSignedAddressGivesTheBytesUnderTheirName() throws IOException {
        String key = key();
        byte[] bytes = {1, 2, 3};
        store.put(key, new ByteArrayInputStream(bytes), 3, "text/plain");

        var address = store.address(
                        key,
                        new Download("attachment; filename=\"a.txt\"", "application/octet-stream"),
                        Duration.ofMinutes(2))
                .orElseThrow();

        assertThat(address.getQuery()).contains("X-Amz-Signature").contains("X-Amz-Expires=120");
        assertThat(read(address.toURL().openStream())).isEqualTo(bytes);
    }

    private static String key() {
        return "uploads/65f000000000000000000001/" + UUID.randomUUID();
    }

    private static byte[] read(InputStream bytes) throws IOException {
        try (bytes) {
            return bytes.readAllBytes();
        }
    }
}
