package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.said;
import static io.ledgerchat.command.message.Given.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.SendMessage.NewMessage;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

/** What goes along with messages reaches the model (contract 30 §18). */
class EnclosuresTest {
    private final Shelf shelf = new Shelf();

    @Test
    void anImageIsShown() {
        var told = ask("What is this?", shelf.image(1, "image/png", 3));
        assertThat(told.text()).isEqualTo("What is this?");
        assertThat(told.images()).containsExactly(new ModelMessage.Image("image/png", "AQID", "auto"));
    }

    @Test
    void imagesThatAreTooLargeOrThatNoModelReadsAreNot() {
        var told = ask(
                "What is this?",
                shelf.image(1, "image/png", Enclosures.LARGEST + 1),
                shelf.image(2, "image/svg+xml", 3));
        assertThat(told.images()).isEmpty();
    }

    @Test
    void whatADocumentSaysComesBeforeTheQuestion() {
        var told = ask("Sum it up", shelf.document(1, "fjords.txt", "Fjords are deep.", null));
        assertThat(told.text()).isEqualTo("Attached file \"fjords.txt\":\nFjords are deep.\n\nSum it up");
    }

    @Test
    void aDocumentGoesAsItIsToAProviderThatTakesIt() {
        shelf.intake = DocumentIntake.PDF;

        var told = ask("Sum it up", shelf.whole(1, "application/pdf", "%PDF-1"), shelf.whole(2, "text/csv", "a,b"));

        assertThat(told.documents())
                .containsExactly(new ModelMessage.Document("document 1", "application/pdf", "JVBERi0x"));
        assertThat(told.text()).isEqualTo("Attached file \"document 2\":\nwords of 2\n\nSum it up");
    }

    @Test
    void aProviderOfWhichNothingIsKnownGetsTextAsWellButNoOfficeDocument() {
        shelf.intake = DocumentIntake.PDF_AND_TEXT;

        var told = ask("Sum it up", shelf.whole(1, "text/csv", "a,b"), shelf.whole(2, "application/msword", "office"));

        assertThat(told.documents()).containsExactly(new ModelMessage.Document("document 1", "text/csv", "YSxi"));
        assertThat(told.text()).startsWith("Attached file \"document 2\"");
    }

    @Test
    void whatIsNoPdfOrWasUploadedForItsWordsIsToldInWords() {
        shelf.intake = DocumentIntake.PDF_AND_TEXT;

        var told = ask(
                "Sum it up",
                shelf.whole(1, "application/pdf", "<html>"),
                shelf.document(2, "b.txt", "Fjords are deep.", "context"));

        assertThat(told.documents()).isEmpty();
        assertThat(told.text()).contains("words of 1", "Fjords are deep.");
    }

    @Test
    void modelsWithoutEyesAreToldTheWords() {
        shelf.intake = DocumentIntake.PDF_AND_TEXT;

        var opened = shelf.enclosures()
                .open(
                        List.of(shelf.whole(1, "application/pdf", "%PDF-1").fileId()),
                        Persona.plain("MyAI", "deepseek-chat", Map.of()),
                        new Cancellation());

        assertThat(opened.documents()).isEmpty();
        assertThat(opened.texts()).hasSize(1);
    }

    @Test
    void whatTheOperatorDoesNotAdmitOrWhatIsTooMuchStaysBehind() {
        shelf.intake = DocumentIntake.PDF_AND_TEXT;
        shelf.refused = "text/html";
        shelf.most = 10;

        var told = ask(
                "Sum it up",
                shelf.whole(1, "text/html", "<p>"),
                shelf.whole(2, "text/csv", "12345678"),
                shelf.image(3, "image/png", 3),
                shelf.whole(4, "text/csv", "12"));

        assertThat(told.documents())
                .extracting(ModelMessage.Document::name)
                .containsExactly("document 2", "document 4");
        assertThat(told.images()).isEmpty();
        assertThat(told.text()).isEqualTo("Sum it up");
    }

    @Test
    void ofOneDocumentAsMuchIsToldAsTheOperatorWants() {
        var document = shelf.document(1, "fjords.txt", "Fjords are deep.", null);

        shelf.mostTokens = 2;
        assertThat(ask("Sum it up", document).text()).contains("Fjords a\n[cut]");
        shelf.mostTokens = 0;
        assertThat(ask("Sum it up", document).text()).isEqualTo("Sum it up");
    }

    @Test
    void whatTheQuestionBringsIsSearchedBeforeWhatTheAgentHasAndOfThatTheNewest() {
        var brought = shelf.document(1, "fjords.txt", "Fjords are deep.", "file_search");
        var lent = Map.of("file_search", List.of("oldest", "newest"));
        var plain = Persona.plain("MyAI", "gpt-4o", Map.of());
        var persona =
                new Persona(plain.endpoint(), plain.model(), "agent_1", "", Map.of(), List.of(), lent, 1, null, false);

        assertThat(draft("How deep?", new SendMessage.Voice("agent_1", persona, 1_000), brought)
                        .resources()
                        .get("file_search"))
                .containsExactly(brought.fileId().value(), "newest", "oldest");
    }

    @Test
    void manyDocumentsShareTheRoom() {
        var documents = IntStream.range(0, 50)
                .mapToObj(number -> shelf.document(number, number + ".txt", "x".repeat(200_000), null))
                .toArray(AttachedFile[]::new);

        var told = ask("Sum it up", documents).text();

        assertThat(told).hasSizeBetween(Enclosures.ALL_TEXTS, Enclosures.ALL_TEXTS + 10_000);
        assertThat(told).contains("\"0.txt\"", "\"49.txt\"", "[cut]");
    }

    @Test
    void aMessageOfFilesAloneRefersToThem() {
        var told = ask("", shelf.image(1, "image/png", 3));
        assertThat(told.text()).isEqualTo("Please refer to the attached file(s).");
    }

    @Test
    void whatIsThereToBeSearchedIsNotReadAloud() {
        var told = ask("How deep?", shelf.document(1, "fjords.txt", "Fjords are deep.", "file_search"));
        assertThat(told.text()).isEqualTo("How deep?");
    }

    @Test
    void modelsWithoutEyesAreShownNothing() {
        assertThat(Vision.sees("gpt-4o")).isTrue();
        assertThat(Vision.sees("a-model-nobody-knows")).isTrue();
        assertThat(Vision.sees("gpt-3.5-turbo")).isFalse();
        assertThat(Vision.sees("deepseek-chat")).isFalse();
    }

    private ModelMessage.User ask(String text, AttachedFile... files) {
        var draft = draft(text, Given.asked(message(2)).voice(), files);
        return (ModelMessage.User) draft.turns().getLast().getFirst();
    }

    private PromptAssembly.Draft draft(String text, SendMessage.Voice voice, AttachedFile... files) {
        var plain = said(message(1), MessageId.ROOT, text);
        var question = new NewMessage(
                plain.id(),
                plain.documentId(),
                plain.parent(),
                new SentText(text, List.of(), List.of(files)),
                plain.tokenCount());
        var asked = Given.asked(message(2));
        var order = new ReplyOrder(
                new ReplyHead(Given.CHAT, Given.ADA, question, asked, Given.NOW),
                send(question, message(2)).turn(),
                Given.NOW,
                false,
                new GenericMessage<>("cause"));
        return new PromptAssembly((owner, conversation, head) -> List.of(), shelf.enclosures(), Duration.ZERO)
                .assemble(order, voice, new Cancellation());
    }
}
