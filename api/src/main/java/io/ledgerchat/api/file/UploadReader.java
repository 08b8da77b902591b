package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
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
        return read(request, reading(fileField, unsupported, null)).orElseThrow(UploadRefused::processing);
    }

    /** What is sent under this name, if anything is; the rule holds whichever endpoint is named. */
    Optional<ReceivedUpload> find(HttpServletRequest request, String fileField, Rule rule) throws IOException {
        return read(request, reading(fileField, type -> UploadRefused.unsupported(), rule));
    }

    private UploadReading reading(String fileField, Function<String, Answer> unsupported, @Nullable Rule fixed) {
        return new UploadReading(rules, folder, fileField, unsupported, fixed);
    }

    private static Optional<ReceivedUpload> read(HttpServletRequest request, UploadReading reading) throws IOException {
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
        var reading = reading("", type -> UploadRefused.unsupported(), null);
        try {
            FileItemIterator parts = parser().getItemIterator(new ServletRequestContext(request));
            for (int count = 1; parts.hasNext() && count <= MOST_PARTS; count++) {
                reading.take(parts.next());
            }
            return reading.form();
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
}
