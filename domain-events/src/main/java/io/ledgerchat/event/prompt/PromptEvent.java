package io.ledgerchat.event.prompt;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Something happened to a prompt. Who may see and change it is told by the access to it. */
public sealed interface PromptEvent {
    PromptGroupId groupId();

    /** A prompt exists; its first version follows. */
    @EventName("prompt.created")
    @Revision("1")
    record PromptCreated(PromptGroupId groupId, AccountId author, Personal<PromptDetails> details, Instant createdAt)
            implements PromptEvent {}

    /** It is called, described or found otherwise. */
    @EventName("prompt.described")
    @Revision("1")
    record PromptDescribed(
            PromptGroupId groupId, Personal<PromptDetails> details, AccountId describedBy, Instant describedAt)
            implements PromptEvent {}

    /** It has one more version. {@code type} is {@code text} or {@code chat}. */
    @EventName("prompt.version-added")
    @Revision("1")
    record VersionAdded(
            PromptGroupId groupId,
            PromptId promptId,
            AccountId author,
            Personal<String> text,
            String type,
            Instant addedAt)
            implements PromptEvent {}

    /** This version is used from now on. */
    @EventName("prompt.put-in-production")
    @Revision("1")
    record VersionPutInProduction(PromptGroupId groupId, PromptId promptId, AccountId putBy, Instant putAt)
            implements PromptEvent {}

    /** It lost a version. */
    @EventName("prompt.version-deleted")
    @Revision("1")
    record VersionDeleted(PromptGroupId groupId, PromptId promptId, AccountId deletedBy, Instant deletedAt)
            implements PromptEvent {}

    /** Somebody put it into a chat. */
    @EventName("prompt.used")
    @Revision("1")
    record PromptUsed(PromptGroupId groupId, AccountId usedBy, Instant usedAt) implements PromptEvent {}

    /** It is gone with all its versions. */
    @EventName("prompt.deleted")
    @Revision("1")
    record PromptDeleted(PromptGroupId groupId, AccountId deletedBy, Instant deletedAt) implements PromptEvent {}
}
