package io.ledgerchat.command.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.agent.LendingStage;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.file.FileTexts.Unread;
import io.ledgerchat.command.file.NoTextException.Reason;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.SampleFile;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileEvent.FileTextExtracted;
import io.ledgerchat.event.file.FileEvent.FileTextFailed;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileTextRunTest {
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final FilePlace PLACE = new FilePlace("local", "uploads/ada/1");
    private static final UploadFile UPLOAD = new SampleFile(FILE, ADA, PLACE, NOW).upload();

    private final Scene scene = new Scene();
    private final TextsInMemory texts = new TextsInMemory();
    private final StoreInMemory store = new StoreInMemory();
    private final Reader reader = new Reader();
    private final FileTextRun run = run(scene);

    private FileTextRun run(Scene recording) {
        return new FileTextRun(
                texts, store, reader, (file, text, paged) -> {}, recording.gateway(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Says what it is told to. */
    private static final class Reader implements TextExtraction {
        private String words = "words\nand more";
        private @Nullable Reason refusal;

        @Override
        public boolean reads(String mediaType) {
            return true;
        }

        @Override
        public String extract(InputStream bytes, String name, String mediaType) throws NoTextException {
            if (refusal != null) {
                throw new NoTextException(refusal);
            }
            return words;
        }
    }

    @BeforeEach
    void uploaded() {
        var lending = LendingStage.in(scene, new MembershipsInMemory());
        scene.handledBy(
                new FileKeeping(
                        scene.repository(UploadedFile.class),
                        scene.repository(Conversation.class),
                        scene.log(),
                        new IntentsInMemory(),
                        lending.entrusted(),
                        lending.loans()),
                new FileReading(scene.repository(UploadedFile.class), scene.log()));
        store.kept.put(PLACE.key(), "bytes".getBytes(StandardCharsets.UTF_8));
        texts.expect(FILE, PLACE, "application/pdf", NOW);
        scene.given(UPLOAD);
    }

    @Test
    void whatIsReadIsKeptAndRecordedWithItsPages() {
        run.read(attempt(1));

        assertThat(texts.kept).containsEntry(FILE, "words\nand more");
        assertThat(scene.recordedSince()).singleElement().satisfies(event -> {
            var extracted = (FileTextExtracted) event;
            assertThat(extracted.owner()).isEqualTo(ADA);
            assertThat(extracted.characters()).isEqualTo(14);
            assertThat(extracted.pages()).isEqualTo(2);
            assertThat(extracted.sha256()).hasSize(64);
            assertThat(extracted.extractedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void theSameWordsAgainAreNoNews() {
        run.read(attempt(1));
        var unused = scene.recordedSince();

        run.read(attempt(2));

        scene.expectNoEvents();
    }

    @Test
    void aFileIsDueUntilTheLogHasBeenTold() {
        assertThatThrownBy(() -> run(new Scene()).read(attempt(1))).isInstanceOf(NoHandlerForCommandException.class);
        assertThat(texts.claim(store.sources(), NOW, NOW, 1)).hasSize(1);

        run.read(attempt(2));

        assertThat(scene.recordedSince()).singleElement().isInstanceOf(FileTextExtracted.class);
        assertThat(texts.claim(store.sources(), NOW, NOW, 1)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsDueUntilTheLogHasBeenTold() {
        reader.refusal = Reason.TIMEOUT;
        assertThatThrownBy(() -> run(new Scene()).read(attempt(1))).isInstanceOf(NoHandlerForCommandException.class);
        assertThat(texts.claim(store.sources(), NOW, NOW, 1)).hasSize(1);

        run.read(attempt(2));

        scene.expectEvents(new FileTextFailed(FILE, ADA, "timeout", NOW));
        assertThat(texts.claim(store.sources(), NOW, NOW, 1)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRecordedAtOnce() {
        reader.refusal = Reason.TIMEOUT;

        run.read(attempt(1));

        assertThat(texts.givenUp).containsEntry(FILE, "timeout");
        scene.expectEvents(new FileTextFailed(FILE, ADA, "timeout", NOW));
    }

    @Test
    void whatCannotBeReadAtThisMomentIsTriedAgainAndGivenUpAtLast() {
        reader.refusal = Reason.UNAVAILABLE;

        run.read(attempt(6));
        scene.expectNoEvents();
        run.read(attempt(7));

        scene.expectEvents(new FileTextFailed(FILE, ADA, "unexpected", NOW));
    }

    @Test
    void aStoreThatIsAwayIsAskedAgain() {
        store.away = true;
        run.read(attempt(1));
        scene.expectNoEvents();

        store.away = false;
        run.read(attempt(2));

        assertThat(scene.recordedSince()).hasSize(1);
    }

    @Test
    void eachPauseIsLongerThanTheOneBeforeUpToSevenMinutes() {
        store.away = true;

        assertThat(IntStream.of(1, 2, 3, 4, 6).mapToObj(this::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(7),
                        Duration.ofMinutes(7));
    }

    private Duration pauseAfter(int attempt) {
        run.read(attempt(attempt));
        return Duration.between(NOW, texts.postponed.get(FILE));
    }

    @Test
    void whatCouldNotBeRecordedIsTriedAgainSoon() {
        assertThatThrownBy(() -> run(new Scene()).read(attempt(1))).isInstanceOf(NoHandlerForCommandException.class);

        assertThat(texts.postponed).containsEntry(FILE, NOW.plusSeconds(5));
    }

    @Test
    void theWordsOfAFileThatWasDeletedMeanwhileAreForgotten() {
        scene.given(DeleteFiles.own(ADA, List.of(FILE), "owner", NOW));

        run.read(attempt(1));

        assertThat(texts.kept).isEmpty();
        scene.expectNoEvents();
    }

    private static Unread attempt(int number) {
        return new Unread(FILE, PLACE, "application/pdf", number);
    }
}
