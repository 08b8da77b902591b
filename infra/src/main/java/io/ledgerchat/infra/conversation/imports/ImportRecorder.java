package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.command.conversation.ConversationImports.Order;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.message.CopyConversation;
import io.ledgerchat.command.message.CopyMessages;
import io.ledgerchat.command.message.MessageCopy;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Records what an export holds, in portions. All ids derive from the import and from the place in the export, so what was
 * recorded before a break is met again and left alone.
 */
final class ImportRecorder implements ExportSink {
    private static final int PORTION = 200;

    private final ImportIds ids;
    private final Order order;
    private final ModelEndpoints endpoints;
    private final TokenCounter tokens;
    private final Consumer<Object> commands;
    private final IntPredicate holds;
    private final Instant now;
    private final int recorded;

    private int number = -1;
    private @Nullable ExportedConversation head;
    private boolean begun;
    private Target target = new Target("", null, null);
    private final Map<String, Instant> times = new HashMap<>();
    private final List<MessageCopy> portion = new ArrayList<>();

    /** With what an imported conversation talks from now on. */
    private record Target(
            String endpoint,
            @Nullable String type,
            @Nullable String model) {}

    /**
     * @param commands sends one and waits
     * @param holds told how many conversations are recorded, says whether to go on
     */
    ImportRecorder(
            ImportRows.Job job,
            ModelEndpoints endpoints,
            TokenCounter tokens,
            Consumer<Object> commands,
            IntPredicate holds,
            Instant now) {
        this.ids = new ImportIds(job.id());
        this.order = job.order();
        this.recorded = job.recorded();
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.commands = commands;
        this.holds = holds;
        this.now = now;
    }

    @Override
    public void begin(ExportedConversation conversation) {
        number++;
        head = conversation;
        begun = false;
        times.clear();
        portion.clear();
        target = target(conversation);
    }

    private Target target(ExportedConversation conversation) {
        var name = conversation.endpoint();
        var offer = name == null ? null : endpoints.offer(name).orElse(null);
        boolean foreign = conversation.format().equals("librechat") && offer == null;
        var endpoint = name == null || foreign ? order.endpoint() : name;
        var type = offer == null ? foreign || name == null ? order.endpointType() : null : offer.type();
        var models = endpoints.models(endpoint, order.owner());
        var first = models.isEmpty() ? null : models.getFirst();
        var wanted = conversation.model();
        return new Target(endpoint, type, wanted != null && models.contains(wanted) ? wanted : first);
    }

    private boolean isRecorded() {
        return number < recorded;
    }

    @Override
    public void add(ExportedMessage message) {
        if (isRecorded()) {
            return;
        }
        portion.add(copy(message));
        if (portion.size() == PORTION) {
            flush();
        }
    }

    private MessageCopy copy(ExportedMessage message) {
        var before = message.parent() == null ? null : times.get(message.parent());
        var told = message.createdAt() == null ? Objects.requireNonNullElse(begin(), now) : message.createdAt();
        var createdAt = before == null || told.isAfter(before) ? told : before.plusMillis(1);
        times.put(message.id(), createdAt);
        var parent = message.parent();
        return new MessageCopy(
                ids.message(number, message.id()),
                ids.document("message", number, message.id()),
                parent == null || parent.equals(MessageId.ROOT.value()) ? MessageId.ROOT : ids.message(number, parent),
                message.byPerson(),
                new CopiedContent(message.sender(), message.text(), List.of(), message.parts()),
                target.endpoint(),
                message.byPerson() ? null : message.model() == null ? target.model() : message.model(),
                null,
                count(message),
                false,
                createdAt);
    }

    private @Nullable Instant begin() {
        return head == null ? null : head.createdAt();
    }

    private int count(ExportedMessage message) {
        return message.byPerson()
                ? tokens.count(message.text())
                : message.parts().stream()
                        .mapToInt(part -> switch (part) {
                            case ContentPart.Text(var said) -> tokens.count(said);
                            case ContentPart.Think(var thought) -> tokens.count(thought);
                            case ContentPart.ToolCall _, ContentPart.Failure _ -> 0;
                        })
                        .sum();
    }

    private void flush() {
        var messages = List.copyOf(portion);
        portion.clear();
        if (begun) {
            commands.accept(
                    new CopyMessages(ids.conversation(number), order.owner(), messages, order.expiresAt(), now));
        } else {
            commands.accept(first(Objects.requireNonNull(head), messages));
            begun = true;
        }
        if (!holds.test(number)) {
            throw new LostImportException();
        }
    }

    private CopyConversation first(ExportedConversation conversation, List<MessageCopy> messages) {
        ConversationId id = ids.conversation(number);
        var settings = new ConversationSettings(
                target.endpoint(),
                target.type(),
                target.model(),
                null,
                null,
                null,
                Personal.of(id, conversation.parameters()));
        var createdAt = conversation.createdAt() != null
                ? conversation.createdAt()
                : messages.isEmpty() ? now : messages.getFirst().createdAt();
        return new CopyConversation(
                id,
                order.owner(),
                ids.document("conversation", number, ""),
                conversation.title(),
                new Turn(settings, false, order.expiresAt()),
                new Origin("import", conversation.format()),
                List.of(),
                null,
                messages,
                createdAt,
                now);
    }

    @Override
    public void end() {
        if (isRecorded()) {
            return;
        }
        if (!begun || !portion.isEmpty()) {
            flush();
        }
        if (!holds.test(number + 1)) {
            throw new LostImportException();
        }
    }
}
