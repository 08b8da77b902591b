package io.ledgerchat.infra.model.demo;

import io.ledgerchat.event.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the stand-in says. Every answer says first that no model was asked; the rest is there to be looked at while it
 * streams.
 *
 * @param reasoning empty unless the question asks to think
 */
record DemoReply(String reasoning, String text) {
    private static final int MOST_WORDS = 2_000;
    private static final int LONGEST_QUOTE = 600;
    private static final Pattern LENGTH = Pattern.compile("\\b(\\d{1,6})[ -]words?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern THINK = Pattern.compile("\\bthink", Pattern.CASE_INSENSITIVE);
    private static final String CONFESSION = "**This answer comes from a stand-in: no model was asked.**";

    private static final List<String> SENTENCES = List.of(
            "Entry %d of the ledger holds a question, and nobody can take it back unnoticed.",
            "Entry %d holds the answer that was given, word for word, with the name of the model that gave it.",
            "With entry %d somebody renamed the conversation; the old name can still be read.",
            "Entry %d says who did it and when, so that an auditor need not ask.",
            "From entry %d on, every view can be thrown away and built again.");

    static DemoReply to(DemoQuestion question) {
        var reasoning = THINK.matcher(question.text()).find() ? thoughtsAbout(question) : "";
        var length = LENGTH.matcher(question.text());
        return new DemoReply(
                reasoning,
                length.find() ? essay(Math.min(MOST_WORDS, Integer.parseInt(length.group(1)))) : echo(question));
    }

    /** Up to five words of the question, as a title. */
    static String titleFor(DemoQuestion question) {
        var title = words(question.textToBeNamed().replaceAll("[^\\p{L}\\p{N}' -]", " ")).stream()
                .limit(5)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
        return title.isEmpty() ? "A Question" : title;
    }

    /** Pieces of a text, each but the first with the blanks before its word, so that joining them gives it back. */
    static List<String> pieces(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\S)(?=\\s)"));
    }

    private static String echo(DemoQuestion question) {
        return CONFESSION
                + """


                You wrote:

                %s

                That is %d words, in message %d of yours in this conversation. You can also

                - ask for a longer answer: *write 400 words*,
                - ask for thinking before the answer: *think about it*,
                - stop an answer while it is being written.

                To talk to a model, set `OPENAI_API_KEY` or add an endpoint to `librechat.yaml`, and start again.""".formatted(quoted(question.text()), words(question.text()).size(), question.turn());
    }

    private static String essay(int length) {
        var essay =
                new StringBuilder(CONFESSION).append("\n\n## ").append(length).append(" words about a ledger\n\n");
        int written = words(essay.toString()).size();
        for (int entry = 1; written < length; entry++) {
            var sentence = SENTENCES.get((entry - 1) % SENTENCES.size()).formatted(entry);
            essay.append(sentence).append(entry % SENTENCES.size() == 0 ? "\n\n" : " ");
            written += words(sentence).size();
        }
        return essay.toString().strip();
    }

    private static String thoughtsAbout(DemoQuestion question) {
        return """
                I am a stand-in and cannot really think, but I can show where thinking would be seen.
                The question has %d words.
                I shall say that no model was asked, and then repeat it.""".formatted(words(question.text()).size());
    }

    private static String quoted(String text) {
        var shown = text.length() <= LONGEST_QUOTE ? text : Excerpt.of(text, LONGEST_QUOTE) + " …";
        return shown.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
