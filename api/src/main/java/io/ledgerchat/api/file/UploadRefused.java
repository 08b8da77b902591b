package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What uploads are answered that do not become files (contract 60 §4.5). */
final class UploadRefused {
    private static final String PROCESSING = "Error processing file";

    private UploadRefused() {}

    /** Everything that has no words of its own. */
    static Answer processing() {
        return Answer.message(500, PROCESSING);
    }

    static Answer tooLarge() {
        return worded(PROCESSING + ": File exceeds size limit", "File too large");
    }

    static Answer unsupported() {
        return worded(PROCESSING + ": Invalid file format", "Unsupported file type");
    }

    /** A second file, or one under another name. */
    static Answer unexpected() {
        return new Answer(500, "An unknown error occurred.");
    }

    /** Shown to the person as it is. */
    static Answer withoutText(String name) {
        return Answer.message(
                500,
                "Unable to extract text from \"" + name
                        + "\". The document may be image-based and requires an OCR service to process.");
    }

    private static Answer worded(String message, String error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("error", error);
        return new Answer(500, body);
    }
}
