package io.ledgerchat.api.support;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Files that somebody uploaded to take them along in a message. */
public final class Uploaded {
    private Uploaded() {}

    /** A text, sent with every field that LibreChat's web client fills in; the answer. */
    public static JsonNode byWebClient(TestClient person, String name, String words) {
        return byWebClient(person, name, words, UUID.randomUUID().toString());
    }

    /** @param id what the web client calls it until it has the answer */
    public static JsonNode byWebClient(TestClient person, String name, String words, String id) {
        return file(
                person,
                new MultipartBody()
                        .field("endpoint", "Fake")
                        .field("endpointType", "custom")
                        .file(name, "text/plain", words.getBytes(StandardCharsets.UTF_8))
                        .field("file_id", id)
                        .field("message_file", "true"));
    }

    /** With no more fields than an upload needs; its id. */
    public static String file(TestClient person, String endpoint, String name, String type, byte[] bytes) {
        var form = new MultipartBody().field("endpoint", endpoint).file(name, type, bytes);
        return file(person, form).get("file_id").asString();
    }

    private static JsonNode file(TestClient person, MultipartBody form) {
        return json(expect(200, person.upload("/api/files", form)));
    }

    /**
     * Records one of a single byte, as if it had come in by a request.
     *
     * @param place where its byte is, or would be
     */
    public static UploadFile record(
            FileId id,
            FileId spare,
            AccountId owner,
            String type,
            FilePlace place,
            @Nullable Instant expiry,
            Instant at) {
        return new UploadFile(
                id,
                spare,
                owner,
                "65f00000000000000000000d",
                null,
                "a.bin",
                type,
                1,
                null,
                null,
                null,
                place,
                new FilePurpose("message_attachment", "openAI", null, null, null, null),
                expiry,
                at);
    }
}
