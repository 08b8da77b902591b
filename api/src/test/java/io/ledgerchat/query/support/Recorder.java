package io.ledgerchat.query.support;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.query.view.ViewProcessors;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/** Records what one owner does, as if commands had decided it, with a clock of its own that moves on with each event. */
public final class Recorder {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final RunningLedgerChat application;
    private final AccountId owner;
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant now = Instant.parse("2026-03-04T05:06:07.890Z");

    public Recorder(RunningLedgerChat application) {
        this(application, new AccountId(Ids.objectId()));
    }

    /** Records for the account that is signed in at this client. */
    public Recorder(RunningLedgerChat application, TestClient client) {
        this(application, new AccountId(client.accountId()));
    }

    public Recorder(RunningLedgerChat application, AccountId owner) {
        this.application = application;
        this.owner = owner;
    }

    public AccountId owner() {
        return owner;
    }

    /** The next moment. */
    public Instant tick() {
        now = now.plusMillis(7);
        return now;
    }

    /** The moment of the last event. */
    public Instant now() {
        return now;
    }

    /** Appends events as the next ones of their aggregates. */
    public void record(Object... events) {
        application
                .bean(EventStore.class)
                .publish(Stream.of(events).map(this::next).toList());
    }

    private GenericDomainEventMessage<?> next(Object event) {
        String type = event instanceof ConversationEvent ? "Conversation" : "Message";
        String id = switch (event) {
            case ConversationEvent conversation -> conversation.conversationId().toString();
            case MessageEvent message -> message.messageId().toString();
            default -> throw new IllegalArgumentException("no event of a conversation or message");
        };
        long sequence = sequences.merge(id, 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>(type, id, sequence, event);
    }

    /** Waits until the views know everything. */
    public Recorder awaitViews() {
        Awaitility.await()
                .atMost(BOUND)
                .pollDelay(Duration.ZERO)
                .until(application.bean(ViewProcessors.class)::awaitHead);
        return this;
    }

    public <R> R ask(Object query, Class<R> type) {
        awaitViews();
        return application.bean(QueryGateway.class).query(query, type).join();
    }

    public <R> Optional<R> askForOne(Object query, Class<R> type) {
        awaitViews();
        return application
                .bean(QueryGateway.class)
                .query(query, ResponseTypes.optionalInstanceOf(type))
                .join();
    }

    public <R> List<R> askForAll(Object query, Class<R> type) {
        awaitViews();
        return application
                .bean(QueryGateway.class)
                .query(query, ResponseTypes.multipleInstancesOf(type))
                .join();
    }

    public static ConversationSettings settings(ConversationId conversation, Map<String, Object> parameters) {
        return new ConversationSettings(
                "Fake",
                "custom",
                "fake-echo",
                "Fake__fake-echo___Fake",
                null,
                null,
                Personal.of(conversation, parameters));
    }

    public ConversationId start(String title) {
        return start(title, null);
    }

    public ConversationId start(String title, @Nullable Instant expiresAt) {
        var conversation = new ConversationId(Ids.uuid());
        record(new ConversationStarted(
                conversation,
                owner,
                Ids.objectId(),
                Personal.of(conversation, title),
                settings(conversation, Map.of("temperature", 0.3)),
                expiresAt != null,
                expiresAt,
                tick()));
        return conversation;
    }

    public void rename(ConversationId conversation, String title) {
        record(new ConversationRenamed(conversation, owner, Personal.of(conversation, title), tick()));
    }

    public void keepUntil(ConversationId conversation, @Nullable Instant expiresAt) {
        record(new ConversationSettingsChanged(
                conversation, owner, settings(conversation, Map.of()), expiresAt != null, expiresAt, tick()));
    }

    public void delete(ConversationId conversation) {
        record(new ConversationDeleted(conversation, owner, "owner", tick()));
    }

    public MessageId say(ConversationId conversation, MessageId parent, String text) {
        return say(conversation, parent, text, null);
    }

    public MessageId say(ConversationId conversation, MessageId parent, String text, @Nullable Instant expiresAt) {
        var message = new MessageId(Ids.uuid());
        record(new MessageSent(
                message,
                conversation,
                owner,
                Ids.objectId(),
                parent,
                Personal.of(conversation, new SentText(text, List.of())),
                "Fake",
                9,
                expiresAt,
                tick()));
        return message;
    }

    public MessageId begin(ConversationId conversation, MessageId parent) {
        var reply = new MessageId(Ids.uuid());
        record(new ReplyStarted(
                reply,
                conversation,
                owner,
                Ids.objectId(),
                parent,
                "Fake",
                "fake-echo",
                "Fake",
                null,
                false,
                null,
                tick(),
                null,
                null));
        return reply;
    }

    public void complete(ConversationId conversation, MessageId reply, ContentPart... parts) {
        complete(conversation, reply, List.of(), parts);
    }

    /** With what its tools left. */
    public void complete(ConversationId conversation, MessageId reply, List<Attachment> left, ContentPart... parts) {
        record(new ReplyCompleted(
                reply,
                conversation,
                owner,
                Personal.of(conversation, List.of(parts)),
                new ReplyUsage(3, 2, 0, 0),
                Map.of("usage", Map.of("input", 3, "output", 2)),
                2,
                tick(),
                left.isEmpty() ? null : Personal.of(conversation, left)));
    }

    public MessageId reply(ConversationId conversation, MessageId parent, ContentPart... parts) {
        var reply = begin(conversation, parent);
        complete(conversation, reply, parts);
        return reply;
    }
}
