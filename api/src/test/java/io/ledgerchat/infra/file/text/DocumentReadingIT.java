package io.ledgerchat.infra.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.api.support.TestDocuments;
import io.ledgerchat.command.file.NoTextException;
import io.ledgerchat.command.file.NoTextException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is read out of documents by the process of its own, and what a hostile one can do to it: nothing but end it. */
class DocumentReadingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ForkedTextExtraction READING =
            new ForkedTextExtraction(new ReadingSettings(ReadingSettings.locate(), PATIENCE, 128, 20_000_000));

    @AfterAll
    static void stop() {
        READING.destroy();
    }

    @Test
    void aLineOfAPdfIsAPage() throws Exception {
        assertThat(read(TestDocuments.pdf("the first page", "the second", "and the third"), TestDocuments.PDF))
                .isEqualTo("the first page\nthe second\nand the third");
    }

    @Test
    void aWordDocumentIsItsParagraphs() throws Exception {
        assertThat(read(TestDocuments.docx("Dear reader,", "this is grüße from Kraków."), TestDocuments.DOCX))
                .isEqualTo("Dear reader,\nthis is grüße from Kraków.");
    }

    @Test
    void aSheetIsItsNameAndItsRowsAsCsv() throws Exception {
        byte[] workbook =
                TestDocuments.xlsx("Accounts", List.of(List.of("who", "what"), List.of("Ada", "engine, analytical")));

        assertThat(read(workbook, TestDocuments.XLSX)).isEqualTo("Accounts:\nwho,what\nAda,\"engine, analytical\"");
    }

    @Test
    void aWebPageIsItsWords() throws Exception {
        var page = "<html><head><title>t</title><script>var hidden = 1;</script></head>"
                + "<body><h1>Heading</h1><p>and <b>words</b></p></body></html>";

        assertThat(read(page.getBytes(StandardCharsets.UTF_8), "text/html")).isEqualTo("Heading\nand words");
    }

    @Test
    void textIsWhatItIs() throws Exception {
        assertThat(read("def f():\n    return 'ü'\n".getBytes(StandardCharsets.UTF_8), "text/x-python"))
                .isEqualTo("def f():\n    return 'ü'\n");
        assertThat(read("alte Grüße".getBytes(StandardCharsets.ISO_8859_1), "text/plain"))
                .isEqualTo("alte Grüße");
    }

    @Test
    void whatUnfoldsToTooMuchIsRefusedAndTheNextDocumentIsRead() throws Exception {
        byte[] bomb = TestDocuments.docxBomb(300);
        assertThat(bomb.length).isLessThan(1_000_000);

        assertThat(refusal(READING, bomb, TestDocuments.DOCX))
                .isIn(Reason.TOO_LARGE, Reason.UNREADABLE, Reason.CRASHED);
        assertThat(read(TestDocuments.pdf("still here"), TestDocuments.PDF)).isEqualTo("still here");
    }

    @Test
    void whatNeverEndsIsStoppedAndTheNextDocumentIsRead() throws Exception {
        // Enough for a process that has just started and reads its first document beside another one's work.
        var impatient = new ForkedTextExtraction(
                new ReadingSettings(ReadingSettings.locate(), Duration.ofSeconds(20), 128, 20_000_000));
        try {
            assertThat(refusal(impatient, TestDocuments.endlessPdf(), TestDocuments.PDF))
                    .isEqualTo(Reason.TIMEOUT);
            assertThat(impatient.extract(in(TestDocuments.docx("still here")), "a.docx", TestDocuments.DOCX))
                    .isEqualTo("still here");
        } finally {
            impatient.destroy();
        }
    }

    @Test
    void whatIsNotWhatItSaysHasNoText() {
        assertThat(refusal(READING, "%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8), TestDocuments.PDF))
                .isIn(Reason.UNREADABLE, Reason.EMPTY);
        assertThat(refusal(READING, "   \n".getBytes(StandardCharsets.UTF_8), "text/plain"))
                .isEqualTo(Reason.EMPTY);
        assertThat(refusal(READING, new byte[10], "video/mp4")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(READING.reads("image/png")).isFalse();
    }

    private static String read(byte[] bytes, String type) throws Exception {
        return READING.extract(in(bytes), "document", type);
    }

    private static Reason refusal(ForkedTextExtraction reading, byte[] bytes, String type) {
        var refused = new Reason[1];
        assertThatExceptionOfType(NoTextException.class)
                .isThrownBy(() -> reading.extract(in(bytes), "document", type))
                .satisfies(none -> refused[0] = none.reason());
        return refused[0];
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
