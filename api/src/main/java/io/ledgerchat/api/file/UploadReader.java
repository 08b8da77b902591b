package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the multipart body of an upload as it comes in: text fields into memory, the file onto the disk, hashed and counted
 * on the way, never more of it in memory than one buffer. What is too large is refused at the byte that crosses the limit,
 * and what is of a refused type before its first byte, when the endpoint was named before the file, as the web client
 * does; else both are checked when all fields are known (contract 60 §3).
 */
@Component
class UploadReader {
    private static final int MOST_PARTS = 64;
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int LONGEST_HEADER = 32 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final long MOST_DRAINED = 256L * 1024 * 1024;

    private final FileRules rules;
    private final UploadFolder folder;

    UploadReader(FileRules rules, UploadFolder folder) {
        this.rules = rules;
        this.folder = folder;
    }

    /**
     * The whole upload; the caller closes it.
     *
     * @param fileField under which name the file is expected
     * @throws Answer as the contract words it, when it is refused
     */
    ReceivedUpload read(HttpServletRequest request, String fileField) throws IOException {
        return read(request, fileField, type -> UploadRefused.unsupported());
    }

    /** @param unsupported what a type is answered that is not taken */
    ReceivedUpload read(HttpServletRequest request, String fileField, Function<String, Answer> unsupported)
            throws IOException {
        return read(request, new Reading(fileField, unsupported, null)).orElseThrow(UploadRefused::processing);
    }

    /** What is sent under this name, if anything is; the rule holds whichever endpoint is named. */
    Optional<ReceivedUpload> find(HttpServletRequest request, String fileField, Rule rule) throws IOException {
        return read(request, new Reading(fileField, type -> UploadRefused.unsupported(), rule));
    }

    private static Optional<ReceivedUpload> read(HttpServletRequest request, Reading reading) throws IOException {
        try {
            FileItemIterator parts = parser().getItemIterator(new ServletRequestContext(request));
            for (int count = 1; parts.hasNext(); count++) {
                if (count > MOST_PARTS) {
                    throw UploadRefused.processing();
                }
                reading.take(parts.next());
            }
            return reading.finish();
        } catch (FileUploadException notMultipart) {
            reading.discard();
            return Optional.empty();
        } catch (Answer refused) {
            reading.discard();
            drain(request);
            throw refused;
        } catch (IOException | RuntimeException broken) {
            reading.discard();
            throw broken;
        }
    }

    /** A form without a file. */
    UploadForm fields(HttpServletRequest request) throws IOException {
        var reading = new Reading("", type -> UploadRefused.unsupported(), null);
        try {
            FileItemIterator parts = parser().getItemIterator(new ServletRequestContext(request));
            for (int count = 1; parts.hasNext() && count <= MOST_PARTS; count++) {
                reading.take(parts.next());
            }
            return new UploadForm(reading.fields);
        } catch (FileUploadException notMultipart) {
            return new UploadForm(Map.of());
        }
    }

    /** Most clients hear an answer only after they have sent everything; one that has too much to say is cut off. */
    private static void drain(HttpServletRequest request) {
        byte[] nothing = new byte[BUFFER];
        try {
            var rest = request.getInputStream();
            for (long left = MOST_DRAINED; left > 0; ) {
                int read = rest.read(nothing);
                left = read < 0 ? 0 : left - read;
            }
        } catch (IOException gone) {
            // there is nobody left to answer
        }
    }

    private static FileUpload parser() {
        var parser = new FileUpload();
        parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
        parser.setPartHeaderSizeMax(LONGEST_HEADER);
        return parser;
    }

    /** One body on its way in. */
    private final class Reading {
        private final String fileField;
        private final Function<String, Answer> unsupported;
        private final @Nullable Rule fixed;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private @Nullable ReceivedUpload file;
        private @Nullable Path spool;

        /** @param fixed the rule that holds; without it, that of the endpoint that is named */
        Reading(String fileField, Function<String, Answer> unsupported, @Nullable Rule fixed) {
            this.fileField = fileField;
            this.unsupported = unsupported;
            this.fixed = fixed;
        }

        private Rule rule() {
            var form = new UploadForm(fields);
            return fixed != null ? fixed : rules.of(form.textOrNull("endpoint"), form.textOrNull("endpointType"));
        }

        void take(FileItemStream part) throws IOException {
            if (part.isFormField()) {
                fields.put(String.valueOf(part.getFieldName()), field(part));
            } else if (file != null || !fileField.equals(part.getFieldName())) {
                throw UploadRefused.unexpected();
            } else {
                file = receive(part);
            }
        }

        private String field(FileItemStream part) throws IOException {
            try (InputStream in = part.openStream()) {
                byte[] bytes = in.readNBytes(LONGEST_FIELD + 1);
                if (bytes.length > LONGEST_FIELD) {
                    throw UploadRefused.processing();
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        private ReceivedUpload receive(FileItemStream part) throws IOException {
            String type = FileTypes.normalised(part.getContentType());
            long limit = rules.largestOfAny();
            if (fixed != null || fields.containsKey("endpoint")) {
                var rule = rule();
                if (!rule.admits(type)) {
                    throw unsupported.apply(type);
                }
                limit = Math.min(rule.largest(type), rules.largestOfAll());
            }
            var sha256 = Sha256.digest();
            spool = folder.newFile();
            long length;
            try (var in = part.openStream();
                    var out = new DigestOutputStream(Files.newOutputStream(spool), sha256)) {
                length = copy(in, out, limit);
            }
            String digest = HexFormat.of().formatHex(sha256.digest());
            return new ReceivedUpload(new UploadForm(Map.of()), spool, name(part), type, length, digest);
        }

        private static long copy(InputStream in, DigestOutputStream out, long limit) throws IOException {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read; (read = in.read(buffer)) >= 0; ) {
                length += read;
                if (length > limit) {
                    throw UploadRefused.tooLarge();
                }
                out.write(buffer, 0, read);
            }
            return length;
        }

        private static String name(FileItemStream part) {
            try {
                return FileNames.original(String.valueOf(part.getName()));
            } catch (InvalidFileNameException withNul) {
                return FileNames.original(withNul.getName());
            }
        }

        /** Checks what only the whole form tells; empty when there is nothing to check. */
        Optional<ReceivedUpload> finish() throws IOException {
            var received = file;
            if (received == null || received.length() == 0) {
                discard();
                return Optional.empty();
            }
            var rule = rule();
            if (!rule.admits(received.declaredType())) {
                throw unsupported.apply(received.declaredType());
            }
            if (received.length() > Math.min(rule.largest(received.declaredType()), rules.largestOfAll())) {
                throw UploadRefused.tooLarge();
            }
            return Optional.of(new ReceivedUpload(
                    new UploadForm(fields),
                    received.bytes(),
                    received.name(),
                    received.declaredType(),
                    received.length(),
                    received.sha256()));
        }

        void discard() throws IOException {
            if (spool != null) {
                Files.deleteIfExists(spool);
            }
        }
    }
}
