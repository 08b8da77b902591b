package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.Sha256;
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
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;

/** One multipart body on its way in: fields are kept, the file is spooled, hashed, and held to what is known so far. */
final class UploadReading {
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final FileRules rules;
    private final UploadFolder folder;
    private final String fileField;
    private final Function<String, Answer> unsupported;
    private final @Nullable Rule fixed;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable ReceivedUpload file;
    private @Nullable Path spool;

    /**
     * @param unsupported what a type is answered that is not taken
     * @param fixed the rule that holds; without it, that of the endpoint that is named
     */
    UploadReading(
            FileRules rules,
            UploadFolder folder,
            String fileField,
            Function<String, Answer> unsupported,
            @Nullable Rule fixed) {
        this.rules = rules;
        this.folder = folder;
        this.fileField = fileField;
        this.unsupported = unsupported;
        this.fixed = fixed;
    }

    UploadForm form() {
        return new UploadForm(fields);
    }

    private Rule rule() {
        var form = form();
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
                form(),
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
