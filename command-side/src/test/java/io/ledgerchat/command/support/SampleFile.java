package io.ledgerchat.command.support;

import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes of twelve bytes for a message, as somebody uploads them. */
public record SampleFile(
        FileId id,
        FileId spare,
        AccountId owner,
        FilePlace place,
        @Nullable Instant expiry,
        Instant at) {
    private static final String DOCUMENT = "65f00000000000000000000d";
    private static final String TEMPORARY = "as-sent";
    private static final String NAME = "Notes.pdf";
    private static final String TYPE = "application/pdf";
    private static final long BYTES = 12;
    private static final String SHA_256 = "abc";
    private static final FilePurpose ATTACHED = new FilePurpose("message_attachment", "openAI", null, null, null, null);

    /** Kept for ever, under this id alone. */
    public SampleFile(FileId id, AccountId owner, FilePlace place, Instant at) {
        this(id, id, owner, place, null, at);
    }

    public SampleFile keptUntil(Instant end) {
        return new SampleFile(id, spare, owner, place, end, at);
    }

    public SampleFile uploadedAt(Instant moment) {
        return new SampleFile(id, spare, owner, place, expiry, moment);
    }

    /** The command that records it. */
    public UploadFile upload() {
        return new UploadFile(
                id, spare, owner, DOCUMENT, TEMPORARY, NAME, TYPE, BYTES, SHA_256, null, null, place, ATTACHED, expiry,
                at);
    }

    /** What is recorded of it, under whichever of its ids was free. */
    public FileUploaded uploaded(FileId free) {
        return new FileUploaded(
                free,
                owner,
                DOCUMENT,
                TEMPORARY,
                Personal.of(free, NAME),
                TYPE,
                BYTES,
                SHA_256,
                null,
                null,
                place,
                ATTACHED,
                expiry,
                at);
    }
}
