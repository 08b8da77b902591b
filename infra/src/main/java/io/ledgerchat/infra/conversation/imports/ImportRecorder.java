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
    /** Of one portion, in UTF-16 units: all of it is in memory, and one append. No message may be longer. */
    static final int MOST_TEXT = 4_000_000;
    /** Of one conversation: each is an event, and of each the time is kept in memory. */
    private static final int MOST_MESSAGES = 100_000;

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
    private final Map<MessageId, Instant> times = new HashMap<>();
    private final List<MessageCopy> portion = new ArrayList<>();
    private long text;
    private int messages;

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
        messages = 0;
        times.clear();
        portion.clear();
        text = 0;
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
        if (isRecorded() || times.containsKey(ids.message(number, message.id()))) {
            return; // An export may say a message twice.
        }
        if (++messages > MOST_MESSAGES) {
            throw new UnreadableExportException("A conversation of the export has too many messages");
        }
        long length = length(message);
        if (length > MOST_TEXT) {
            throw new UnreadableExportException("A message of the export is too long");
        }
        portion.add(copy(message));
        text += length;
        if (portion.size() == PORTION || text > MOST_TEXT) {
            flush();
        }
    }

    private static long length(ExportedMessage message) {
        return message.sender().length()
                + message.text().length()
                + message.parts().stream()
                        .mapToLong(part -> switch (part.plain()) {
                            case ContentPart.Text(var said) -> said.length();
                            case ContentPart.Think(var thought) -> thought.length();
                            case ContentPart.ToolCall call ->
                                (long) call.args().length()
                                        + (call.output() == null
                                                ? 0
                                                : call.output().length());
                            case ContentPart.Failure(var error) -> error.length();
                            case ContentPart.Attributed _ -> 0;
                        })
                        .sum();
    }

    private @Nullable String model(ExportedMessage message) {
        var told = message.model();
        return MessageCopy.canBeModel(told) ? told : target.model();
    }

    private MessageCopy copy(ExportedMessage message) {
        var id = ids.message(number, message.id());
        var parent = message.parent() == null || message.parent().equals(MessageId.ROOT.value())
                ? MessageId.ROOT
                : ids.message(number, message.parent());
        var before = times.get(parent);
        var told = message.createdAt() == null ? Objects.requireNonNullElse(begin(), now) : message.createdAt();
        var createdAt = before == null || told.isAfter(before) ? told : before.plusMillis(1);
        times.put(id, createdAt);
        return new MessageCopy(
                id,
                ids.document("message", number, message.id()),
                parent,
                message.byPerson(),
                new CopiedContent(message.sender(), message.text(), List.of(), message.parts()),
                target.endpoint(),
                message.byPerson() ? null : model(message),
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
                        .mapToInt(part -> switch (part.plain()) {
                            case ContentPart.Text(var said) -> tokens.count(said);
                            case ContentPart.Think(var thought) -> tokens.count(thought);
                            case ContentPart.ToolCall _, ContentPart.Failure _, ContentPart.Attributed _ -> 0;
                        })
                        .sum();
    }

    private void flush() {
        var copies = List.copyOf(portion);
        portion.clear();
        text = 0;
        if (begun) {
            commands.accept(new CopyMessages(ids.conversation(number), order.owner(), copies, order.expiresAt(), now));
        } else {
            commands.accept(first(Objects.requireNonNull(head), copies));
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
