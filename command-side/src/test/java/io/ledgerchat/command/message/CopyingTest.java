package io.ledgerchat.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.file.FilesOnTheSide;
import io.ledgerchat.command.support.OnlyAccount;
import io.ledgerchat.command.support.SampleFile;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileEvent.FileUsed;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;

class CopyingTest {
    private static final ConversationId TALK = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final BookmarkId NORWAY = new BookmarkId("66bb00000000000000000001");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant THEN = Instant.parse("2023-01-31T10:00:00Z");
    private static final Origin ORIGIN = new Origin("import", "chatgpt");
    private static final Turn TURN = new Turn(
            new ConversationSettings("openAI", null, "gpt-4", null, null, null, Personal.of(TALK, Map.of())),
            false,
            null);
    private static final FileId FILE = new FileId("file-1");
    private static final FilePlace PLACE = new FilePlace("local", "uploads/1");
    private static final CopiedContent HELLO = new CopiedContent("user", "Hello", List.of(), List.of());

    private final Scene scene = new Scene();

    CopyingTest() {
        Repository<Conversation> conversations = scene.repository(Conversation.class);
        Repository<Message> messages = scene.repository(Message.class);
        scene.handledBy(new Copying(conversations, messages, FilesOnTheSide.usage(scene), new OnlyAccount(ADA)));
    }

    @Test
    void aCopyIsToldWithTheTimeOfItsOriginal() {
        scene.when(copy(List.of(NORWAY), message(1)));
        scene.expectEvents(
                new ConversationCopied(
                        TALK,
                        ADA,
                        "66aa00000000000000000001",
                        Personal.of(TALK, "Fjords"),
                        TURN.settings(),
                        ORIGIN,
                        false,
                        null,
                        THEN,
                        NOW),
                new ConversationBookmarksChanged(TALK, ADA, List.of(NORWAY), NOW),
                copied(1));
    }

    @Test
    void aCopyThatBrokeOffGoesOnWhereItStood() {
        scene.given(copy(List.of(), message(1))).when(copy(List.of(), message(1), message(2)));
        scene.expectEvents(copied(2));
        scene.when(new CopyMessages(TALK, ADA, List.of(message(2), message(3)), null, NOW));
        scene.expectEvents(copied(3));
    }

    /** So that a hold on the copy keeps them. */
    @Test
    void filesThatAreCopiedAlongAreUsedInTheCopy() {
        scene.log().publish(new GenericDomainEventMessage<>("UploadedFile", FILE.toString(), 0, uploaded()));
        scene.recordedSince();
        var content = new CopiedContent("user", "Hello", List.of(), List.of(), List.of(attached()), List.of());

        scene.when(copy(
                List.of(),
                new MessageCopy(
                        id(1), document(1), MessageId.ROOT, true, content, "openAI", null, null, 1, false, THEN)));

        assertThat(scene.recordedSince()).contains(new FileUsed(FILE, ADA, TALK, id(1), NOW));
    }

    @Test
    void nobodyCopiesIntoAnothersConversation() {
        scene.given(copy(List.of(), message(1)));
        assertThatThrownBy(() -> scene.when(new CopyMessages(TALK, EVE, List.of(message(2)), null, NOW)))
                .isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void nothingIsTakenOverForAnAccountThatIsGone() {
        var elsewhere = new Scene();
        elsewhere.handledBy(new Copying(
                elsewhere.repository(Conversation.class),
                elsewhere.repository(Message.class),
                FilesOnTheSide.usage(elsewhere),
                new OnlyAccount(EVE)));
        assertThatThrownBy(() -> elsewhere.when(copy(List.of(), message(1)))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> elsewhere.when(new CopyMessages(TALK, ADA, List.of(message(2)), null, NOW)))
                .isInstanceOf(Refusal.class)
                .hasMessage("no such account");
        elsewhere.expectNoEvents();
    }

    @Test
    void aTitleIsCutToWhatAPersonMayWrite() {
        assertThat(titled("x".repeat(5_000)).title()).hasSize(1024);
        assertThat(titled("Fjords").title()).isEqualTo("Fjords");
    }

    private static CopyConversation copy(List<BookmarkId> bookmarks, MessageCopy... messages) {
        return copy("Fjords", bookmarks, messages);
    }

    private static CopyConversation titled(String title) {
        return copy(title, List.of());
    }

    private static CopyConversation copy(String title, List<BookmarkId> bookmarks, MessageCopy... messages) {
        return new CopyConversation(
                TALK,
                ADA,
                "66aa00000000000000000001",
                title,
                TURN,
                ORIGIN,
                bookmarks,
                null,
                List.of(messages),
                THEN,
                NOW);
    }

    private static MessageCopy message(int number) {
        return new MessageCopy(
                id(number), document(number), MessageId.ROOT, true, HELLO, "openAI", null, null, 1, false, THEN);
    }

    private static FileUploaded uploaded() {
        return new SampleFile(FILE, ADA, PLACE, THEN).uploaded(FILE);
    }

    private static AttachedFile attached() {
        return new AttachedFile(
                FILE, ADA, "Notes.pdf", "application/pdf", 12, null, null, PLACE, "message_attachment", THEN);
    }

    private static MessageCopied copied(int number) {
        return new MessageCopied(
                id(number),
                TALK,
                ADA,
                document(number),
                MessageId.ROOT,
                true,
                Personal.of(TALK, HELLO),
                "openAI",
                null,
                null,
                1,
                false,
                null,
                THEN,
                NOW);
    }

    private static MessageId id(int number) {
        return new MessageId("11111111-aaaa-4aaa-8aaa-00000000000" + number);
    }

    private static String document(int number) {
        return "66ab0000000000000000000" + number;
    }
}
