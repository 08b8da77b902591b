package io.ledgerchat.infra.model.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What the stand-in understands of a request.
 *
 * @param text the last message of the user
 * @param turn how many messages the user has sent, this one included
 */
record DemoQuestion(String text, int turn, boolean streaming, boolean usageWanted) {
    private static final Pattern TITLE_CALL =
            Pattern.compile("Conversation:.*?User: (.*?)(?:\\nAI:.*)?", Pattern.DOTALL);

    static DemoQuestion in(JsonNode request) {
        var text = "";
        int turn = 0;
        for (var message : request.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                text = textOf(message.path("content"));
                turn++;
            }
        }
        return new DemoQuestion(
                text,
                turn,
                request.path("stream").asBoolean(),
                request.path("stream_options").path("include_usage").asBoolean());
    }

    /** Whether a title for a conversation is asked for, in the form of contract 30 §12. */
    boolean asksForTitle() {
        return !streaming && TITLE_CALL.matcher(text).find();
    }

    /** What the conversation to be named begins with. */
    String textToBeNamed() {
        var call = TITLE_CALL.matcher(text.substring(Math.max(0, text.indexOf("Conversation:"))));
        return call.matches() ? call.group(1) : text;
    }

    private static String textOf(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
