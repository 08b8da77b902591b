package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.message.TemporaryChats;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.agent.Loan;
import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.command.file.UploadForTool;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a file of what was received: stores it, then records it (contract 60 §4.2). */
@Component
class FileUploads {

    private final Uploads uploads;
    private final FileRecording recording;
    private final Queries queries;
    private final Moments moments;
    private final TemporaryChats temporary;

    FileUploads(Uploads uploads, FileRecording recording, Queries queries, Moments moments, TemporaryChats temporary) {
        this.uploads = uploads;
        this.recording = recording;
        this.queries = queries;
        this.moments = moments;
        this.temporary = temporary;
    }

    /**
     * What is to become of an upload.
     *
     * @param loan to whom it is lent with its recording
     */
    record Order(UploadContent content, FilePurpose purpose, Optional<Loan> loan) {}

    /** The file as it is recorded, under the id that the client wished for if that was free (contract 60 §4.3). */
    StoredFile keep(Caller caller, ReceivedUpload upload, Order order) throws IOException {
        var content = order.content();
        var wished = wishedId(upload.form());
        var spare = new FileId(Ids.uuid());
        var place = uploads.store(caller.id(), wished, spare, content.kind(), content.source(), content.type());
        return recorded(caller, upload, order, new Place(wished, spare, place));
    }

    /** A file of an assistant, which its provider keeps under an id of its own choice (contract 60 §4.4 E). */
    StoredFile keepAtProvider(Caller caller, ReceivedUpload upload, Order order, String endpoint) throws IOException {
        var kept = uploads.handOver(
                endpoint, upload.bytes(), upload.name(), order.content().type());
        return recorded(caller, upload, order, new Place(kept.id(), kept.id(), kept.place()));
    }

    private record Place(FileId id, FileId spare, FilePlace bytes) {}

    private StoredFile recorded(Caller caller, ReceivedUpload upload, Order order, Place place) {
        Instant now = moments.now();
        var content = order.content();
        var command = new UploadFile(
                place.id(),
                place.spare(),
                caller.id(),
                Ids.objectId(),
                upload.form().textOrNull("file_id"),
                upload.name(),
                content.type(),
                content.length(),
                content.sha256(),
                content.width(),
                content.height(),
                place.bytes(),
                order.purpose(),
                expiry(caller, upload.form(), order.purpose(), now),
                now);
        FileId id = order.loan().map(loan -> lent(command, loan)).orElseGet(() -> recording.record(command));
        return queries.written(new FindFile(id), StoredFile.class).orElseThrow(UploadRefused::processing);
    }

    private FileId lent(UploadFile command, Loan loan) {
        try {
            return recording.record(new UploadForTool(command, loan));
        } catch (Refusal refused) {
            throw FileLending.refused(refused);
        }
    }

    /** Files go with the chat that they are for; those of agents stay, but where everything goes (contract 60 §12). */
    private @Nullable Instant expiry(Caller caller, UploadForm form, FilePurpose purpose, Instant now) {
        if (purpose.context().equals("agents")) {
            return temporary.expiryOfAgentFile(now).orElse(null);
        }
        return temporary
                .expiry(form.flag("isTemporary"), now)
                .or(() -> expiryOfChat(caller, form))
                .orElse(null);
    }

    private Optional<Instant> expiryOfChat(Caller caller, UploadForm form) {
        return form.text("conversationId")
                .filter(ConversationId::isValid)
                .flatMap(id ->
                        queries.optional(new FindConversation(caller.id(), new ConversationId(id)), Conversation.class))
                .map(Conversation::expiresAt);
    }

    /** Looked at before anything is stored. */
    static FileId wishedId(UploadForm form) {
        var sent = form.text("file_id");
        if (sent.isPresent() && !IdForm.isUuid(sent.get())) {
            throw UploadRefused.processing();
        }
        return new FileId(sent.map(id -> id.toLowerCase(Locale.ROOT)).orElseGet(Ids::uuid));
    }
}
