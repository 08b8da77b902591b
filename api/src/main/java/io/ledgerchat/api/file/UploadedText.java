package io.ledgerchat.api.file;

import io.ledgerchat.command.file.NoTextException;
import io.ledgerchat.command.file.TextExtraction;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * What is kept of a file for the context of an agent: its words in place of its bytes (contract 60 §4.4 D). A file of a type
 * that has none is kept as it came, and adds nothing to the context.
 */
@Component
class UploadedText {
    private static final String PLAIN = "text/plain";

    private final TextExtraction extraction;
    private final UploadInspection inspection;

    UploadedText(TextExtraction extraction, UploadInspection inspection) {
        this.extraction = extraction;
        this.inspection = inspection;
    }

    UploadContent of(ReceivedUpload upload) throws IOException {
        String type = upload.declaredType();
        if (!extraction.reads(type)) {
            return inspection.asIs(upload);
        }
        try (var bytes = upload.open()) {
            String text = extraction.extract(bytes, upload.name(), type);
            return UploadContent.text(text, type.startsWith("text/") ? type : PLAIN);
        } catch (NoTextException none) {
            throw none.reason() == NoTextException.Reason.EMPTY
                    ? UploadRefused.withoutText(upload.name())
                    : UploadRefused.processing();
        }
    }
}
