package io.ledgerchat.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.TestClient;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who uploads and deletes without pause, and remembers what was acknowledged. */
final class FileTraffic {
    private static final int MOST_BYTES = 200_000;

    /** Each file is read again after the last kill. */
    private static final int MOST_WORDS = 2_000;

    /** More than S3 takes in one part. */
    private static final int LARGE = 9_000_000;

    /** By id, the hash of what was sent. */
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private volatile boolean acknowledged;

    /** Goes on until the server is gone. */
    void flow(TestClient client, Random random) {
        try {
            while (true) {
                if (random.nextInt(4) == 0) {
                    delete(client, some(random));
                } else {
                    upload(client, random);
                }
            }
        } catch (UncheckedIOException gone) {
            // What was under way may have been done, or not.
        }
    }

    private void upload(TestClient client, Random random) {
        boolean picture = random.nextInt(3) == 0;
        byte[] bytes = picture ? picture(random) : words(random);
        var form = new MultipartBody()
                .field("endpoint", "openAI")
                .file(picture ? "a.png" : "a.txt", picture ? "image/png" : "text/plain", bytes);
        var answer = client.upload("/api/files", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        kept.put(TestClient.json(answer).get("file_id").asString(), sha256(bytes));
        acknowledged = true;
    }

    /** One with much behind its end, which no decoder minds. */
    private static byte[] picture(Random random) {
        byte[] small = RefusedUploadsIT.png(20, 10);
        byte[] bytes = new byte[random.nextInt(4) == 0 ? LARGE : small.length + random.nextInt(MOST_BYTES)];
        random.nextBytes(bytes);
        System.arraycopy(small, 0, bytes, 0, small.length);
        return bytes;
    }

    private static byte[] words(Random random) {
        var text = new StringBuilder();
        for (int length = 1 + random.nextInt(MOST_WORDS); length > 0; length--) {
            text.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private List<String> some(Random random) {
        var ids = new ArrayList<>(kept.keySet());
        Collections.shuffle(ids, random);
        return ids.subList(0, Math.min(ids.size(), 1 + random.nextInt(5)));
    }

    private void delete(TestClient client, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(kept::remove); // until it is answered nobody can tell
        var answer = client.delete(
                "/api/files",
                Map.of(
                        "files",
                        ids.stream()
                                .map(id -> Map.of("file_id", id, "filepath", "/x"))
                                .toList()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        deleted.addAll(ids);
    }

    boolean hasAcknowledged() {
        return acknowledged;
    }

    /** What was acknowledged holds: uploads can be had as they were, deletions are final. */
    void holds(TestClient client) {
        kept.forEach((id, hash) -> assertThat(sha256(download(client, id).body()))
                .as("file %s", id)
                .isEqualTo(hash));
        deleted.forEach(id ->
                assertThat(download(client, id).statusCode()).as("file %s", id).isEqualTo(404));
    }

    private static HttpResponse<byte[]> download(TestClient client, String id) {
        return client.bytes("/api/files/download/x/" + id);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
