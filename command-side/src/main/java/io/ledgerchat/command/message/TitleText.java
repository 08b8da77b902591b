package io.ledgerchat.command.message;

import io.ledgerchat.event.Excerpt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a title is asked for, and what is made of the answer (contract 30 §12). */
final class TitleText {
    private static final String STANDARD = """
            Provide a concise title of at most five words, in title case, for the conversation below. Use its language. \
            Answer with the title alone: no quotation marks, no punctuation at the end, no explanation.""";

    private static final String PLACE = "{convo}";
    private static final String NONE = "Untitled Conversation";
    private static final int LONGEST = 200;
    private static final int LONGEST_INPUT = 20_000;
    private static final Pattern THOUGHTS = Pattern.compile("<think>.*?(</think>|$)", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private TitleText() {}

    static String prompt(@Nullable String configured, String question, String answer) {
        String conversation =
                "User: " + Excerpt.of(question, LONGEST_INPUT) + "\nAI: " + Excerpt.of(answer, LONGEST_INPUT);
        String instruction = configured == null ? STANDARD : configured;
        return instruction.contains(PLACE)
                ? instruction.replace(PLACE, conversation)
                : instruction + "\n\nConversation:\n" + conversation;
    }

    static String tidy(String answer) {
        String title = BLANKS.matcher(THOUGHTS.matcher(answer).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (title.isEmpty()) {
            return NONE;
        }
        if (title.codePointCount(0, title.length()) <= LONGEST) {
            return title;
        }
        return title.substring(0, title.offsetByCodePoints(0, LONGEST - 3)) + "...";
    }
}
