package io.ledgerchat.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.file.DeleteFiles.DeletedFiles;
import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadedFileTest {
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final FileId SPARE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d22");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final FilePlace PLACE = new FilePlace("local", "uploads/ada/1");
    private static final FilePurpose ATTACHED = new FilePurpose("message_attachment", "openAI", null, null, null, null);
    private static final UploadFile UPLOAD = new UploadFile(
            FILE,
            SPARE,
            ADA,
            "65f00000000000000000000d",
            "as-sent",
            "Notes.pdf",
            "application/pdf",
            12,
            "abc",
            null,
            null,
            PLACE,
            ATTACHED,
            null,
            NOW);

    private final Scene scene = new Scene();
    private final IntentsInMemory intents = new IntentsInMemory();

    @BeforeEach
    void handle() {
        intents.begin(new UploadIntent(PLACE, FILE, SPARE, NOW));
        var unused = scene.handledBy(new FileKeeping(scene.repository(UploadedFile.class), scene.log(), intents));
    }

    @Test
    void anUploadIsRecordedAndItsIntentGoes() {
        assertThat(scene.when(UPLOAD)).isEqualTo(FILE);

        scene.expectEvents(uploaded(FILE));
        assertThat(intents.intents).isEmpty();
    }

    @Test
    void anIdThatWasUsedBeforeIsNotUsedAgain() {
        assertThat(scene.given(UPLOAD).when(UPLOAD)).isEqualTo(SPARE);

        scene.expectEvents(uploaded(SPARE));
    }

    @Test
    void itsOwnerDeletesIt() {
        assertThat(scene.given(UPLOAD).when(delete(ADA, List.of())))
                .isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, ADA, "owner", PLACE, NOW));
    }

    @Test
    void aStrangerDoesNot() {
        assertThat(scene.given(UPLOAD).when(delete(BOB, List.of())))
                .isEqualTo(new DeletedFiles(List.of(), List.of(FILE)));

        scene.expectNoEvents();
    }

    @Test
    void aStrangerDoesWhoMayEditTheAgentItHangsOn() {
        assertThat(scene.given(UPLOAD).when(delete(BOB, List.of(FILE))))
                .isEqualTo(new DeletedFiles(List.of(FILE), List.of()));

        scene.expectEvents(new FileDeleted(FILE, ADA, BOB, "owner", PLACE, NOW));
    }

    @Test
    void whatIsDeletedIsNotDeletedAgain() {
        assertThat(scene.given(UPLOAD, delete(ADA, List.of())).when(delete(BOB, List.of())))
                .isEqualTo(new DeletedFiles(List.of(), List.of()));

        scene.expectNoEvents();
    }

    @Test
    void aFileOfAnotherAmongManySavesThemAll() {
        var bobs = new UploadFile(
                SPARE,
                FILE,
                BOB,
                "65f00000000000000000000e",
                null,
                "b.txt",
                "text/plain",
                1,
                null,
                null,
                null,
                new FilePlace("local", "uploads/bob/1"),
                ATTACHED,
                null,
                NOW);

        assertThat(scene.given(UPLOAD, bobs).when(delete(ADA, List.of())))
                .isEqualTo(new DeletedFiles(List.of(), List.of(SPARE)));

        scene.expectNoEvents();
    }

    private static DeleteFiles delete(AccountId actor, List<FileId> entrusted) {
        return new DeleteFiles(actor, List.of(FILE, SPARE, FILE), entrusted, "owner", NOW);
    }

    private static FileUploaded uploaded(FileId id) {
        return new FileUploaded(
                id,
                ADA,
                "65f00000000000000000000d",
                "as-sent",
                Personal.of(id, "Notes.pdf"),
                "application/pdf",
                12,
                "abc",
                null,
                null,
                PLACE,
                ATTACHED,
                null,
                NOW);
    }
}
