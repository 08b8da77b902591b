package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.model.ModelEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the frames of content parts from what a model's stream says. Used by the thread of one reply. */
final class ReplySteps {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Consumer<ReplyFrame> out;
    private @Nullable Step open;
    private String completionId = name("msg_");
    private boolean thinks;
    private int steps;
    private int calls;
    private long length;

    ReplySteps(Clock clock, Consumer<ReplyFrame> out) {
        this.clock = clock;
        this.out = out;
    }

    void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.Opened(var id) -> completionId = id;
            case ModelEvent.ReasoningDelta(var thought) -> {
                thinks = true;
                say(true, thought);
            }
            case ModelEvent.TextDelta(var text) -> say(false, text);
            case ModelEvent.UsageReported(var input, var output, var written, var read) ->
                out.accept(new ReplyFrame.TokensCounted(input, output, written, read, ++calls));
            case ModelEvent.Finished _ -> {}
        }
    }

    /** How many characters were produced so far. */
    long length() {
        return length;
    }

    /** The last part is complete. */
    void close() {
        if (open != null) {
            out.accept(new ReplyFrame.StepClosed(open, now()));
            open = null;
        }
    }

    private void say(boolean thought, String chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        length += chunk.length();
        Step step = step(thought);
        WordPieces.of(chunk).forEach(piece -> out.accept(new ReplyFrame.Delta(step, piece)));
    }

    private Step step(boolean thought) {
        Step current = open;
        if (current != null && current.thought() == thought) {
            return current;
        }
        close();
        var next = new Step(name("step_"), steps++, thought, thinks ? name("msg_") : completionId, now());
        open = next;
        out.accept(new ReplyFrame.StepOpened(next));
        return next;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(String prefix) {
        var name = new StringBuilder(prefix);
        for (int i = 0; i < 21; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
