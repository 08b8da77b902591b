package io.ledgerchat.command.message;

import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what a model is told for a turn: instructions, what was said before, and what is said now. */
@Component
class PromptAssembly {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    /** Between two looks at views that are far behind, which need the database themselves. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final ConversationHistory history;
    private final Enclosures enclosures;
    private final Duration patience;

    /** @param patience how long the views may take to know the message that a turn follows */
    PromptAssembly(
            ConversationHistory history,
            Enclosures enclosures,
            @Value("${ledgerchat.replies.history-patience:15s}") Duration patience) {
        this.history = history;
        this.enclosures = enclosures;
        this.patience = patience;
    }

    /**
     * What a model is told, before anything is left out.
     *
     * @param turns the messages of the conversation, and last the one that is answered
     * @param kept the parts of an edited answer, with the edit, to which the reply is appended; empty for other turns
     * @param resources file ids by tool resource: what the persona was lent, and what the messages brought along
     */
    record Draft(
            int contextTokens,
            String instructions,
            List<List<ModelMessage>> turns,
            List<ContentPart> kept,
            Map<String, List<String>> resources) {
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
            return new Draft(contextTokens, instructions, longer, kept, resources);
        }
    }

    /**
     * @param cancellation ends the waiting for what is not known yet; what is assembled then is told to nobody
     * @throws ModelFailure when the views do not come to know what was said before
     */
    Draft assemble(ReplyOrder order, Voice voice, Cancellation cancellation) {
        var question = order.head().question();
        var before = before(order, cancellation);
        var turns = new ArrayList<List<ModelMessage>>();
        List<ContentPart> kept = List.of();
        if (question instanceof EditedAnswer edited && !before.isEmpty()) {
            kept = edited(before.removeLast().content(), edited.edit());
            if (!before.isEmpty()) {
                before.removeLast();
            }
        }
        var persona = voice.persona();
        var opened = enclosures.open(files(question.content(), before, persona), persona, cancellation);
        before.forEach(message -> turns.add(ModelMessages.of(message, opened)));
        var newest = new ArrayList<ModelMessage>();
        newest.add(ModelMessages.user(question.content(), opened));
        newest.addAll(ModelMessages.answer(kept));
        turns.add(newest);
        turns.removeIf(List::isEmpty);
        return new Draft(
                voice.contextTokens(), instructions(order, persona, opened), turns, kept, resources(persona, opened));
    }

    /** For a call from outside, which brings its history along. */
    Draft assembleRemote(ReplyOrder order, List<ModelMessage> messages, Cancellation cancellation) {
        var voice = order.head().reply().voice();
        var persona = voice.persona();
        var opened = enclosures.open(context(persona), persona, cancellation);
        return new Draft(
                voice.contextTokens(),
                instructions(order, persona, opened),
                List.of(messages),
                List.of(),
                resources(persona, opened));
    }

    /** The newest first; the agent's own come last. Without {@code resendFiles} only this turn's are sent. */
    private static List<FileId> files(SentText said, List<HistoryMessage> before, Persona persona) {
        var files = new LinkedHashSet<FileId>();
        said.files().forEach(file -> files.add(file.fileId()));
        if (!Boolean.FALSE.equals(persona.parameters().get("resendFiles"))) {
            before.reversed().forEach(message -> message.files().forEach(file -> files.add(file.fileId())));
        }
        files.addAll(context(persona));
        return List.copyOf(files);
    }

    private static List<FileId> context(Persona persona) {
        return persona.resources().getOrDefault("context", List.of()).stream()
                .filter(FileId::isValid)
                .map(FileId::new)
                .toList();
    }

    /** Should there be more to search than can be, what the messages brought goes first, then what was lent last. */
    private static Map<String, List<String>> resources(Persona persona, Enclosures.Opened opened) {
        var resources = new HashMap<>(persona.resources());
        var searched = new LinkedHashSet<>(opened.searchable());
        searched.addAll(resources.getOrDefault("file_search", List.of()).reversed());
        resources.put("file_search", List.copyOf(searched));
        return resources;
    }

    /** A model that is not told what was said before would answer as if nothing had been; so rather none is asked. */
    private List<HistoryMessage> before(ReplyOrder order, Cancellation cancellation) {
        var head = order.historyHead();
        if (head.equals(MessageId.ROOT)) {
            return new ArrayList<>();
        }
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        while (true) {
            var chain = history.chain(order.head().owner(), order.head().conversationId(), head);
            boolean complete = !chain.isEmpty() && !chain.getLast().running();
            if (complete || !order.historyRecorded() || cancellation.isCancelled()) {
                return new ArrayList<>(chain);
            }
            if (System.nanoTime() > deadline) {
                throw new ModelFailure(0, "what was said before is not at hand yet, try again in a moment");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
        }
    }

    private static List<ContentPart> edited(List<ContentPart> content, SendMessage.Edit edit) {
        var parts = new ArrayList<>(content);
        if (edit.index() < parts.size()) {
            ContentPart edited =
                    edit.thought() ? new ContentPart.Think(edit.text()) : new ContentPart.Text(edit.text());
            parts.set(
                    edit.index(),
                    parts.get(edit.index()) instanceof ContentPart.Attributed(var agent, var group, var _)
                            ? new ContentPart.Attributed(agent, group, edited)
                            : edited);
        }
        return parts;
    }

    /** With what the agent's own files say. */
    private static String instructions(ReplyOrder order, Persona persona, Enclosures.Opened opened) {
        var parts = new ArrayList<String>();
        if (!persona.instructions().isBlank()) {
            parts.add(resolved(order, persona.instructions()));
        }
        parts.addAll(opened.textsOf(context(persona)));
        return String.join("\n\n", parts);
    }

    private static String resolved(ReplyOrder order, String instructions) {
        var reply = order.head().reply();
        return new PromptVariables(order.conversationStartedAt(), reply.zone(), reply.askerName())
                .resolve(instructions);
    }
}
