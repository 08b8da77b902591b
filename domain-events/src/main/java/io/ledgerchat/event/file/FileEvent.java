package io.ledgerchat.event.file;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a file. Its bytes are never part of it. */
public sealed interface FileEvent {
    FileId fileId();

    AccountId owner();

    /**
     * A file exists from now on; its bytes lie at {@code place}. {@code documentId} is the 24-hex {@code _id} that clients
     * see, {@code temporaryId} the id they had sent, {@code sha256} that of the stored bytes in hexadecimal, absent where
     * a provider keeps them. {@code expiresAt} is set for files of temporary chats, and holds
     * while no message took them along.
     */
    @EventName("file.uploaded")
    @Revision("1")
    record FileUploaded(
            FileId fileId,
            AccountId owner,
            String documentId,
            @Nullable String temporaryId,
            Personal<String> name,
            String type,
            long bytes,
            @Nullable String sha256,
            @Nullable Integer width,
            @Nullable Integer height,
            FilePlace place,
            FilePurpose purpose,
            @Nullable Instant expiresAt,
            Instant uploadedAt)
            implements FileEvent {}

    /** A message took it along; from now on it is kept at least as long as the conversation. */
    @EventName("file.used")
    @Revision("1")
    record FileUsed(FileId fileId, AccountId owner, ConversationId conversationId, MessageId messageId, Instant usedAt)
            implements FileEvent {}

    /**
     * Its words were read out of its bytes: {@code characters} of them, in {@code pages} lines if each line is a page. The
     * words themselves are kept in the vault, sealed under the file's key; {@code sha256} is theirs, in hexadecimal.
     */
    @EventName("file.text-extracted")
    @Revision("1")
    record FileTextExtracted(
            FileId fileId,
            AccountId owner,
            int characters,
            @Nullable Integer pages,
            String sha256,
            Instant extractedAt) implements FileEvent {}

    /** No words could be read out of it; {@code reason} is one word. */
    @EventName("file.text-failed")
    @Revision("1")
    record FileTextFailed(FileId fileId, AccountId owner, String reason, Instant failedAt) implements FileEvent {}

    /**
     * It is gone from every view, and its bytes will be. {@code deletedBy} need not be the owner. {@code reason} is
     * {@code owner}, {@code agent}, {@code assistant}, {@code replaced}, {@code expired}, {@code retention} or
     * {@code account}. {@code usedIn} are the conversations in which messages took it along, absent if none did: a hold on one
     * of them keeps the bytes.
     */
    @EventName("file.deleted")
    @Revision("1")
    record FileDeleted(
            FileId fileId,
            AccountId owner,
            AccountId deletedBy,
            String reason,
            FilePlace place,
            Instant deletedAt,
            @Nullable List<ConversationId> usedIn)
            implements FileEvent {
        /** What it was a part of: a hold on any of these keeps what is left of it. */
        public List<Subject> partOf() {
            return usedIn == null
                    ? List.of()
                    : usedIn.stream().map(ConversationId::subject).toList();
        }
    }
}
