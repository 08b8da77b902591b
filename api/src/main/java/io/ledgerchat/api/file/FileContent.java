package io.ledgerchat.api.file;

import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.query.file.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.stereotype.Component;

/** Sends bytes of files: whole or a stretch, or word that the client has them already (RFC 9110 §§13, 14). */
@Component
public class FileContent {
    private final FileStores stores;

    FileContent(FileStores stores) {
        this.stores = stores;
    }

    /** What is sent: where it lies, how long it is, and the tag by which a client knows it again. */
    public record Sent(
            FilePlace place, long length, @Nullable String etag) {}

    public static Sent of(StoredFile file) {
        String etag = file.sha256() == null ? file.fileId().value() : file.sha256();
        return new Sent(file.place(), file.bytes(), "\"" + etag + "\"");
    }

    public Optional<FileStore> store(FilePlace place) {
        return stores.of(place.source());
    }

    /** Status, range headers and bytes; all other headers are the caller's and set already. */
    public void send(HttpServletRequest request, HttpServletResponse response, Sent content) throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (content.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, content.etag());
        }
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), content.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        List<HttpRange> ranges = ranges(request, content);
        if (ranges.isEmpty()) {
            whole(request, response, content);
        } else {
            stretch(request, response, content, ranges.getFirst());
        }
    }

    private static boolean matches(@Nullable String header, @Nullable String etag) {
        return header != null && etag != null && (header.strip().equals("*") || header.contains(etag));
    }

    /** Several ranges at once, and ranges of another state, are answered with the whole. */
    private static List<HttpRange> ranges(HttpServletRequest request, Sent content) {
        String header = request.getHeader(HttpHeaders.RANGE);
        String state = request.getHeader(HttpHeaders.IF_RANGE);
        if (header == null || state != null && !state.strip().equals(content.etag())) {
            return List.of();
        }
        try {
            var ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? ranges : List.of();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private void whole(HttpServletRequest request, HttpServletResponse response, Sent content) throws IOException {
        try (InputStream bytes = open(content.place())) {
            response.setContentLengthLong(content.length());
            copy(request, response, bytes);
        }
    }

    private void stretch(HttpServletRequest request, HttpServletResponse response, Sent content, HttpRange range)
            throws IOException {
        long length = content.length();
        long from;
        long to;
        try {
            from = range.getRangeStart(length);
            to = range.getRangeEnd(length);
        } catch (IllegalArgumentException outside) {
            from = length;
            to = length;
        }
        if (from >= length) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        long wanted = to - from + 1;
        try (InputStream bytes =
                store(content.place()).orElseThrow().open(content.place().key(), from, wanted)) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + length);
            response.setContentLengthLong(wanted);
            copy(request, response, bytes);
        }
    }

    private InputStream open(FilePlace place) throws IOException {
        return store(place).orElseThrow().open(place.key());
    }

    private static void copy(HttpServletRequest request, HttpServletResponse response, InputStream bytes)
            throws IOException {
        if (!request.getMethod().equals("HEAD")) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
