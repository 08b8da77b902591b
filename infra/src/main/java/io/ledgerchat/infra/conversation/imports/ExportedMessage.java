package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.event.message.ContentPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of an export.
 *
 * @param id what the export calls it
 * @param parent absent for the first one
 * @param parts of a reply; empty for people's messages
 * @param createdAt absent where the export does not know
 */
record ExportedMessage(
        String id,
        @Nullable String parent,
        boolean byPerson,
        String sender,
        String text,
        List<ContentPart> parts,
        @Nullable String model,
        @Nullable Instant createdAt) {
    static ExportedMessage said(
            String id, @Nullable String parent, String sender, String text, @Nullable Instant createdAt) {
        return new ExportedMessage(id, parent, true, sender, text, List.of(), null, createdAt);
    }

    static ExportedMessage replied(
            String id,
            @Nullable String parent,
            String sender,
            List<ContentPart> parts,
            @Nullable String model,
            @Nullable Instant createdAt) {
        return new ExportedMessage(id, parent, false, sender, "", parts, model, createdAt);
    }
}
