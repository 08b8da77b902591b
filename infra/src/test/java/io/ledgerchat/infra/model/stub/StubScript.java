package io.ledgerchat.infra.model.stub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a stand-in does with a question, read from the text of its last user message:
 *
 * <ul>
 *   <li>{@code reasoning:a|b} thinks {@code a}, then says {@code b}
 *   <li>{@code think:a|b} the same with {@code <think>} tags inside the text, cut across chunks
 *   <li>{@code slow:<ms>:text} pauses before each word but the first
 *   <li>{@code usage:text} reports usage at the end
 *   <li>{@code empty:} says nothing
 *   <li>{@code error:<status>:<message>} refuses
 *   <li>{@code flaky:<n>:<status>:text} refuses this text n times, then says it; status 0 resets the connection instead
 *   <li>{@code break:text} resets the connection after the text
 *   <li>{@code failing:text|message} says the text, then reports an error inside the stream
 *   <li>{@code stall:text} says the text, then nothing until it is closed
 *   <li>{@code hang:} never answers until it is closed
 *   <li>{@code tool:<name>:<json>} calls a tool, and when its result comes says {@code tool result: …}
 *   <li>{@code pre:text|<name>|<json>} says the text first
 *   <li>{@code two:|<name>|<json>} calls twice at once
 *   <li>{@code again:<name>:<json>} calls, and once more whenever a result comes
 *   <li>{@code cutcall:<name>:<json>} resets the connection in the middle of the arguments
 *   <li>{@code toolerror:<name>:<json>} calls, and refuses with 500 when the result comes
 *   <li>anything else is echoed, word by word
 * </ul>
 */
public record StubScript(List<Step> steps) {
    /** One thing that a stand-in does, in its turn. */
    public sealed interface Step {
        record Say(String text) implements Step {}

        record Think(String text) implements Step {}

        record Pause(Duration duration) implements Step {}

        record CallTool(String name, List<String> arguments) implements Step {}

        record ReportUsage(int words) implements Step {}

        record Refuse(int status, String message) implements Step {}

        record RefuseFirst(int times, int status) implements Step {}

        record FailInside(String message) implements Step {}

        record Reset() implements Step {}

        /** Nothing more, not even headers when none were sent, until the client closes. */
        record Hang() implements Step {}
    }

    /** What is said to a request: the last text of its user decides, and what tools have answered since. */
    static StubScript of(StubRequest request) {
        var text = request.lastUserText();
        var results = request.toolResults();
        if (results.isEmpty() || text.startsWith("again:")) {
            return of(text);
        }
        return new StubScript(
                text.startsWith("toolerror:")
                        ? List.of(new Step.Refuse(500, "boom"))
                        : words("tool result: " + String.join(" | ", results)));
    }

    static StubScript of(String text) {
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return new StubScript(
                switch (colon < 0 ? "" : text.substring(0, colon)) {
                    case "reasoning" -> join(thoughts(before(rest, '|')), words(after(rest, '|')));
                    case "think" -> tagged(before(rest, '|'), after(rest, '|'));
                    case "slow" -> slowly(Duration.ofMillis(Long.parseLong(before(rest, ':'))), after(rest, ':'));
                    case "usage" -> join(words(rest), List.of(new Step.ReportUsage(rest.split(" ").length)));
                    case "empty" -> List.<Step>of();
                    case "error" -> List.of(refusal(rest));
                    case "flaky" -> flaky(rest);
                    case "break" -> join(words(rest), List.of(new Step.Reset()));
                    case "failing" -> join(words(before(rest, '|')), List.of(new Step.FailInside(after(rest, '|'))));
                    case "stall" -> join(words(rest), List.of(new Step.Hang()));
                    case "tool", "again", "toolerror" -> List.of(call(before(rest, ':'), after(rest, ':')));
                    case "pre" -> calling(rest, 1);
                    case "two" -> calling(rest, 2);
                    case "cutcall" ->
                        List.of(
                                new Step.CallTool(
                                        before(rest, ':'),
                                        halves(after(rest, ':')).subList(0, 1)),
                                new Step.Reset());
                    case "hang" -> List.of(new Step.Hang());
                    default -> words(text);
                });
    }

    /** The words that are said aloud, together. */
    String said() {
        var said = new StringBuilder();
        steps.forEach(step -> {
            if (step instanceof Step.Say(String text)) {
                said.append(text);
            }
        });
        return said.toString();
    }

    private static Step call(String tool, String arguments) {
        return new Step.CallTool(tool, halves(arguments));
    }

    private static List<String> halves(String text) {
        int half = Math.ceilDiv(text.length(), 2);
        return List.of(text.substring(0, half), text.substring(half));
    }

    private static List<Step> calling(String rest, int times) {
        var tool = before(after(rest, '|'), '|');
        var arguments = after(after(rest, '|'), '|');
        return join(words(before(rest, '|')), Collections.nCopies(times, call(tool, arguments)));
    }

    private static Step refusal(String rest) {
        return new Step.Refuse(Integer.parseInt(before(rest, ':')), after(rest, ':'));
    }

    private static List<Step> flaky(String rest) {
        var parts = rest.split(":", 3);
        var refusal = new Step.RefuseFirst(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return join(List.of(refusal), words(parts[2]));
    }

    private static List<Step> tagged(String thought, String text) {
        var steps = new ArrayList<Step>(List.of(new Step.Say("<thi"), new Step.Say("nk>")));
        steps.addAll(words(thought));
        steps.addAll(List.of(new Step.Say("</"), new Step.Say("think>" + text)));
        return steps;
    }

    private static List<Step> slowly(Duration pause, String text) {
        var steps = new ArrayList<Step>();
        for (var word : words(text)) {
            if (!steps.isEmpty()) {
                steps.add(new Step.Pause(pause));
            }
            steps.add(word);
        }
        return steps;
    }

    private static List<Step> words(String text) {
        return split(text).stream().<Step>map(Step.Say::new).toList();
    }

    private static List<Step> thoughts(String text) {
        return split(text).stream().<Step>map(Step.Think::new).toList();
    }

    /** Words, each but the first with its leading blank, so that joining them gives the text back. */
    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?= )"));
    }

    private static List<Step> join(List<Step> first, List<Step> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}
