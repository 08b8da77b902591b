package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model is told, and how much of its context that fills. The oldest messages are left out when there is no room;
 * the instructions and the newest message always stay (contract 30 §18). What is told never begins with an answer, which
 * some providers refuse: an answer whose question was left out goes with it, and where the conversation itself begins with
 * one, as a fork may, that is said before it.
 */
record Prompt(List<ModelMessage> messages, ContextUsage usage) {
    /** What a provider's chat format adds to each message, and to the whole. */
    private static final int PER_MESSAGE = 4;

    private static final int PER_CALL = 3;

    private static final ModelMessage BEGUN_BY_ANSWER =
            new ModelMessage.User("(This conversation begins with your answer.)");

    /** Roughly; providers count by size and detail. */
    private static final int PER_IMAGE = 1_000;

    /**
     * @param instructions blank for none
     * @param tools how much of the context each tool's description takes
     * @param turns one list per message of the conversation, oldest first, so that a tool's call and result stay together
     */
    static Prompt within(
            int contextTokens,
            String instructions,
            Map<String, Integer> tools,
            List<List<ModelMessage>> turns,
            TokenCounter counter) {
        int budget = (int) (contextTokens * ContextUsage.BUDGET_SHARE);
        int instructionTokens = (instructions.isBlank() ? 0 : counter.count(instructions) + PER_MESSAGE)
                + tools.values().stream().mapToInt(Integer::intValue).sum();
        var kept = new ArrayList<List<ModelMessage>>();
        int all = 0;
        int used = PER_CALL;
        boolean room = true;
        for (List<ModelMessage> turn : turns.reversed()) {
            int tokens = tokens(turn, counter);
            all += tokens;
            room = kept.isEmpty() || (room && instructionTokens + used + tokens <= budget);
            if (room) {
                kept.addFirst(turn);
                used += tokens;
            }
        }
        used -= withoutQuestion(kept, kept.size() < turns.size(), counter);
        if (isAnswer(kept.getFirst())) {
            kept.addFirst(List.of(BEGUN_BY_ANSWER));
            used += tokens(BEGUN_BY_ANSWER, counter);
        }
        var messages = new ArrayList<ModelMessage>();
        if (!instructions.isBlank()) {
            messages.add(new ModelMessage.System(instructions));
        }
        kept.forEach(messages::addAll);
        int count = kept.stream().mapToInt(List::size).sum();
        return new Prompt(
                List.copyOf(messages),
                new ContextUsage(contextTokens, budget, instructionTokens, tools, count, used, all));
    }

    /** Takes away the first answers whose questions were left out, and tells how many tokens they had. */
    private static int withoutQuestion(List<List<ModelMessage>> kept, boolean pruned, TokenCounter counter) {
        int tokens = 0;
        while (pruned && kept.size() > 1 && isAnswer(kept.getFirst())) {
            tokens += tokens(kept.removeFirst(), counter);
        }
        return tokens;
    }

    private static boolean isAnswer(List<ModelMessage> turn) {
        return !turn.isEmpty() && turn.getFirst() instanceof ModelMessage.Assistant;
    }

    private static int tokens(List<ModelMessage> turn, TokenCounter counter) {
        return turn.stream().mapToInt(message -> tokens(message, counter)).sum();
    }

    /** Roughly: text has a token for four bytes; in others there is much besides, and providers count pages. */
    private static int tokens(ModelMessage.Document document) {
        int bytes = document.base64().length() / 4 * 3;
        return document.mediaType().startsWith("text/") ? bytes / 4 : Math.max(PER_IMAGE, bytes / 100);
    }

    private static int tokens(ModelMessage message, TokenCounter counter) {
        return PER_MESSAGE
                + switch (message) {
                    case ModelMessage.System(var text) -> counter.count(text);
                    case ModelMessage.User(var text, var images, var documents) ->
                        counter.count(text)
                                + images.size() * PER_IMAGE
                                + documents.stream().mapToInt(Prompt::tokens).sum();
                    case ModelMessage.Assistant(var text, var calls, var _) ->
                        counter.count(text)
                                + calls.stream()
                                        .mapToInt(call -> counter.count(call.name())
                                                + (call.arguments() == null ? 0 : counter.count(call.arguments())))
                                        .sum();
                    case ModelMessage.ToolResult result ->
                        counter.count(result.name()) + counter.count(result.output());
                };
    }
}
