package io.ledgerchat.command.message;

import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.command.model.DocumentIntake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the bytes of files out of their stores, in the form that goes into a provider's request. */
@Component
class StoredBytes {
    private static final Logger LOG = LoggerFactory.getLogger(StoredBytes.class);
    private static final String PDF_HEADER =
            Base64.getEncoder().withoutPadding().encodeToString("%PDF-".getBytes(StandardCharsets.US_ASCII));

    private final FileStores stores;

    StoredBytes(FileStores stores) {
        this.stores = stores;
    }

    /** All of them; empty if they are gone. */
    Optional<String> base64(FileFact file, long most) {
        var store = stores.of(file.place().source());
        if (store.isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = store.get().open(file.place().key())) {
            return Optional.of(Base64.getEncoder().encodeToString(bytes.readNBytes((int) most)));
        } catch (IOException gone) {
            LOG.warn(
                    "File {} does not reach the model: {}",
                    file.fileId(),
                    gone.getClass().getName());
            return Optional.empty();
        }
    }

    /** Providers refuse the whole question for a PDF that is none. */
    static boolean isWhatItIsCalled(String type, String base64) {
        // the last character of the header holds bits of what follows
        return !type.equals(DocumentIntake.PDF_TYPE)
                || base64.startsWith(PDF_HEADER.substring(0, PDF_HEADER.length() - 1));
    }
}
