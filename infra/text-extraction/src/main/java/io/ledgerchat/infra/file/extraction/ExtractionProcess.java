package io.ledgerchat.infra.file.extraction;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that reads one document after the other: what is asked comes by standard input, the answers go to standard
 * output. It ends when its input does, and when its memory is used up.
 *
 * <p>A question is the path of the document, its name, its type (each by {@link DataOutputStream#writeUTF}) and how many
 * bytes of text are wanted at most. An answer is one word; after {@code text} the number of bytes of UTF-8 follows, and
 * then these.
 */
public final class ExtractionProcess {
    private ExtractionProcess() {}

    public static void main(String[] arguments) throws IOException {
        endWithParent();
        var questions = new DataInputStream(new BufferedInputStream(System.in));
        var answers = new DataOutputStream(new BufferedOutputStream(System.out));
        // No library may write among the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var documents = new Documents();
        answers.writeUTF("ready");
        answers.flush();
        while (answer(documents, questions, answers)) {
            answers.flush();
        }
    }

    /** A document that never ends must not outlive whoever asked for it, even if that one was killed. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        });
    }

    private static boolean answer(Documents documents, DataInputStream questions, DataOutputStream answers)
            throws IOException {
        String path;
        try {
            path = questions.readUTF();
        } catch (EOFException nothingMoreIsAsked) {
            return false;
        }
        var name = questions.readUTF();
        var type = questions.readUTF();
        int longest = questions.readInt();
        try {
            byte[] text = documents.text(Path.of(path), name, type, longest).getBytes(StandardCharsets.UTF_8);
            if (text.length > longest) {
                answers.writeUTF("too-large");
            } else {
                answers.writeUTF("text");
                answers.writeInt(text.length);
                answers.write(text);
            }
        } catch (Documents.TooLarge tooLarge) {
            answers.writeUTF("too-large");
        } catch (Exception | StackOverflowError | LinkageError unreadable) {
            // Parsers answer broken documents with all of these. What they say may quote the document: it stays here.
            answers.writeUTF("unreadable");
        }
        return true;
    }
}
