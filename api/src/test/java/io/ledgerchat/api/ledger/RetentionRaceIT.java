package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.message.SendMessage;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Somebody goes on, with the settings they had, with what retention deletes on another node at that moment: what is recorded
 * first holds, and the other one is told.
 */
class RetentionRaceIT {
    private static final RunningLedgerChat ONE = RunningLedgerChat.shared();
    private static final AtomicReference<Meanwhile> NEXT = new AtomicReference<>();
    private static RunningLedgerChat two;

    private final TestClient ada = ONE.signedIn();
    private final Recorder adas = new Recorder(ONE, ada);
    private ConversationId talk;
    private MessageId last;

    /** What happens elsewhere between the decision on the next such command and its record. */
    private record Meanwhile(Class<?> command, Runnable elsewhere) {}

    @BeforeAll
    static void start() {
        two = ONE.alongside(Map.of());
        var unused = two.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            Object command = unit.getMessage().getPayload();
            unit.onPrepareCommit(decided -> Optional.ofNullable(NEXT.get())
                    .filter(meanwhile -> meanwhile.command().isInstance(command))
                    .filter(meanwhile -> NEXT.compareAndSet(meanwhile, null))
                    .ifPresent(meanwhile ->
                            CompletableFuture.runAsync(meanwhile.elsewhere()).join()));
            return chain.proceed();
        });
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @BeforeEach
    void aTalkOfLastMarch() {
        talk = new ConversationId(Ids.uuid());
        var settings = settingsOfToday();
        adas.record(new ConversationStarted(
                talk,
                adas.owner(),
                Ids.objectId(),
                Personal.of(talk, "Fjords"),
                new ConversationSettings(
                        settings.endpoint(),
                        settings.endpointType(),
                        settings.model(),
                        settings.agentId(),
                        settings.spec(),
                        settings.iconUrl(),
                        Personal.of(talk, settings.parameters().value().orElseThrow())),
                false,
                null,
                adas.tick()));
        last = adas.reply(
                talk, adas.say(talk, MessageId.ROOT, "What is a fjord?"), new ContentPart.Text("A sea inlet."));
        adas.awaitViews();
    }

    @Test
    void whatIsTakenUpBeforeItsDeletionIsRecordedStays() {
        var turn = new AtomicReference<JsonNode>();
        NEXT.set(new Meanwhile(
                DeleteConversation.class, () -> turn.set(ChatTurn.start(ada, "And an atoll?", goingOn()))));

        assertThatThrownBy(() -> two.bean(CommandGateway.class).sendAndWait(overdue()))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(ChatTurn.hear(ada, turn.get()).replyText()).isEqualTo("And an atoll?");
        assertThat(recorded(talk.toString())).containsExactly("conversation.started", "conversation.taken-up");
        assertThat(expect(200, ada.get("/api/messages/" + talk.value())).body())
                .contains("What is a fjord?", "And an atoll?");
    }

    @Test
    void whatWasTakenUpIsNotDeletedByWhoLookedBefore() {
        ChatTurn.hear(ada, ChatTurn.start(ada, "And an atoll?", goingOn()));

        two.bean(CommandGateway.class).sendAndWait(overdue());

        assertThat(recorded(talk.toString())).containsExactly("conversation.started", "conversation.taken-up");
    }

    @Test
    void whatIsDeletedBeforeATurnIsRecordedIsNotTakenUp() {
        NEXT.set(new Meanwhile(
                SendMessage.class, () -> ONE.bean(CommandGateway.class).sendAndWait(overdue())));
        var question = ChatTurn.payload("And an atoll?", goingOn());

        expect(404, two.client().withToken(ada.token()).post("/api/agents/chat/Fake", question));

        assertThat(recorded(talk.toString())).containsExactly("conversation.started", "conversation.deleted");
        assertThat(recorded("message:" + question.get("messageId"))).isEmpty();
    }

    /** As those of a turn are now, so that the next one has the same. */
    private ConversationSettings settingsOfToday() {
        var today = new ConversationId(ChatTurn.say(ada, "hello").conversationId());
        return ((ConversationStarted) ONE.bean(EventStore.class)
                        .readEvents(today.toString())
                        .next()
                        .getPayload())
                .settings();
    }

    private Map<String, Object> goingOn() {
        return Map.of("conversationId", talk.value(), "parentMessageId", last.value());
    }

    private DeleteConversation overdue() {
        Instant now = Instant.now();
        return new DeleteConversation(talk, adas.owner(), "retention", now.minus(Duration.ofDays(30)), now);
    }

    /** What the log has of one aggregate. */
    private static List<String> recorded(String id) {
        return ONE.bean(JdbcClient.class)
                .sql("select payload_type from ledger.domain_event_entry where aggregate_identifier = ?"
                        + " order by sequence_number")
                .param(id)
                .query(String.class)
                .list();
    }
}
