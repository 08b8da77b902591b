package io.ledgerchat.api.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A multipart form, its parts in the order in which they are added. */
public final class MultipartBody {
    private static final String CRLF = "\r\n";

    private final String boundary = "----" + UUID.randomUUID();
    private final List<Supplier<InputStream>> pieces = new ArrayList<>();

    public MultipartBody field(String name, String value) {
        return text("--" + boundary + CRLF + "Content-Disposition: form-data; name=\"" + name + "\"" + CRLF + CRLF
                + value + CRLF);
    }

    public MultipartBody file(String fileName, @Nullable String type, byte[] bytes) {
        return file("file", fileName, type, () -> new ByteArrayInputStream(bytes));
    }

    public MultipartBody file(String field, String fileName, @Nullable String type, Supplier<InputStream> bytes) {
        text("--" + boundary + CRLF + "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                + "\"" + CRLF + (type == null ? "" : "Content-Type: " + type + CRLF) + CRLF);
        pieces.add(bytes);
        return text(CRLF);
    }

    private MultipartBody text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.add(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    HttpRequest.BodyPublisher publisher() {
        return HttpRequest.BodyPublishers.ofInputStream(() -> {
            var streams = new ArrayList<InputStream>();
            pieces.forEach(piece -> streams.add(piece.get()));
            streams.add(new ByteArrayInputStream(("--" + boundary + "--" + CRLF).getBytes(StandardCharsets.UTF_8)));
            return new SequenceInputStream(Collections.enumeration(streams));
        });
    }
}
