package io.ledgerchat.command.message;

import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Gathers what a model is told for a turn: instructions, what was said before, and what is said now. */
@Component
class PromptAssembly {
    /** How long the views may take to know the message that this turn follows. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ConversationHistory history;

    PromptAssembly(ConversationHistory history) {
        this.history = history;
    }

    /**
     * What a model is told, before anything is left out.
     *
     * @param turns the messages of the conversation, and last the one that is answered
     * @param kept the parts of an edited answer, with the edit, to which the reply is appended; empty for other turns
     */
    record Draft(int contextTokens, String instructions, List<List<ModelMessage>> turns, List<ContentPart> kept) {
        /** As much of it as there is room for. */
        Prompt prompt(Map<String, Integer> tools, TokenCounter counter) {
            return Prompt.within(contextTokens, instructions, tools, turns, counter);
        }

        /** The same, with what the model said meanwhile and what its tools answered. */
        Draft goneOn(List<ModelMessage> meanwhile) {
            var longer = new ArrayList<>(turns);
            var newest = new ArrayList<>(longer.removeLast());
            newest.addAll(meanwhile);
            longer.add(newest);
            return new Draft(contextTokens, instructions, longer, kept);
        }
    }

    Draft assemble(ReplyOrder order) {
        var question = order.head().question();
        var before = before(order);
        var turns = new ArrayList<List<ModelMessage>>();
        List<ContentPart> kept = List.of();
        if (question instanceof EditedAnswer edited && !before.isEmpty()) {
            kept = edited(before.removeLast().content(), edited.edit());
            if (!before.isEmpty()) {
                before.removeLast();
            }
        }
        before.forEach(message -> turns.add(ModelMessages.of(message)));
        var newest = new ArrayList<ModelMessage>();
        newest.add(ModelMessages.user(question.content()));
        newest.addAll(ModelMessages.answer(kept));
        turns.add(newest);
        turns.removeIf(List::isEmpty);
        return new Draft(order.head().reply().contextTokens(), instructions(order), turns, kept);
    }

    private List<HistoryMessage> before(ReplyOrder order) {
        var head = order.historyHead();
        if (head.equals(MessageId.ROOT)) {
            return new ArrayList<>();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var chain = history.chain(order.head().owner(), order.head().conversationId(), head);
            boolean complete = !chain.isEmpty() && !chain.getLast().running();
            if (complete || !order.historyRecorded() || System.nanoTime() > deadline) {
                return new ArrayList<>(chain);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static List<ContentPart> edited(List<ContentPart> content, SendMessage.Edit edit) {
        var parts = new ArrayList<>(content);
        if (edit.index() < parts.size()) {
            parts.set(
                    edit.index(),
                    edit.thought() ? new ContentPart.Think(edit.text()) : new ContentPart.Text(edit.text()));
        }
        return parts;
    }

    private static String instructions(ReplyOrder order) {
        var reply = order.head().reply();
        String instructions = reply.persona().instructions();
        if (instructions.isBlank()) {
            return "";
        }
        return new PromptVariables(order.conversationStartedAt(), reply.zone(), reply.askerName())
                .resolve(instructions);
    }
}
