package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.CallReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** Every question to a model is in the log, with whoever it is asked for and how it ended. */
class RecordedModelClientTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final CallReason REASON = CallReason.reply(
            new ConversationId("11111111-2222-4333-8444-555555555555"),
            new MessageId("11111111-2222-4333-8444-666666666666"));
    private static final ModelEvent USAGE = new ModelEvent.UsageReported(12, 34, 1, 2);

    private final HeardRecords records = new HeardRecords();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aCallIsRecordedInTheHandsOfWhoeverItIsFor() {
        client(sink -> sink.accept(USAGE)).stream(call(), heard -> {}, new Cancellation());

        var begun = records.begun();
        assertThat(begun.account()).isEqualTo(ADA);
        assertThat(begun.reason()).isEqualTo(REASON);
        assertThat(begun.model()).isEqualTo("gpt-4o");
        assertThat(begun.rates()).isEqualTo(HeardRecords.RATES);
        assertThat(begun.parameters())
                .isEqualTo(Map.of("temperature", 0.5, "reasoning_effort", "low"))
                .as("no words");
        assertThat(records.ended().end()).isEqualTo("finished");
        assertThat(records.ended().tokens()).isEqualTo(new EndModelCall.Tokens(12, 34, 1, 2));
        assertThat(records.heard)
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.getMetaData())
                        .containsEntry("actor", ADA.value())
                        .containsEntry("correlation", "turn-1"));
    }

    @Test
    void notOneWordOfAPersonIsRecorded() {
        for (var name :
                List.of("modelLabel", "chatGptLabel", "promptPrefix", "system", "instructions", "stop", "spec")) {
            assertThat(RecordableParameters.among(Map.of(name, "Margaret")))
                    .as(name)
                    .isEmpty();
        }
        assertThat(RecordableParameters.among(Map.of(
                        "Margaret",
                        1965,
                        "stop",
                        List.of("Margaret"),
                        "effort",
                        "as Margaret likes",
                        "topP",
                        "Margaret")))
                .isEmpty();
    }

    @Test
    void whatAModelIsSetToIsRecorded() {
        Map<String, Object> set = Map.of(
                "topP", 0.9, "maxOutputTokens", 100, "thinking", true, "thinkingLevel", "high", "imageDetail", "auto");

        assertThat(RecordableParameters.among(set)).isEqualTo(set);
    }

    @Test
    void aTitleIsACallWithTokensToo() {
        client(sink -> sink.accept(USAGE)).complete(call(), new Cancellation());

        assertThat(records.ended().tokens()).isEqualTo(new EndModelCall.Tokens(12, 34, 1, 2));
    }

    @Test
    void itsEndSaysHowItWent() {
        var stopped = new Cancellation();
        client(sink -> stopped.cancel()).stream(call(), heard -> {}, stopped);
        assertThat(records.ended().end()).isEqualTo("cancelled");

        refuse(new ModelFailure(429, "too much"));
        assertThat(records.ended().end()).isEqualTo("failed");
        assertThat(records.ended().status()).isEqualTo(429);

        refuse(ModelFailure.late("Connection error."));
        assertThat(records.ended().end()).isEqualTo("timed-out");
    }

    @Test
    void whatCannotBeRecordedIsNotAsked() {
        records.down = true;

        assertThatThrownBy(() -> client(sink -> {}).stream(call(), heard -> {}, new Cancellation()));
        assertThat(asked).hasValue(0);
    }

    private void refuse(ModelFailure failure) {
        assertThatThrownBy(() -> client(sink -> {
                            throw failure;
                        })
                        .stream(call(), heard -> {}, new Cancellation()))
                .isSameAs(failure);
    }

    private ModelClient client(Consumer<Consumer<ModelEvent>> answer) {
        return new RecordedModelClient(
                new ModelClient() {
                    @Override
                    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
                        asked.incrementAndGet();
                        answer.accept(sink);
                    }

                    @Override
                    public Completion complete(ModelCall call, Cancellation cancellation) {
                        var told = new Told();
                        stream(call, told, cancellation);
                        return told.completion();
                    }
                },
                records.records());
    }

    private static ModelCall call() {
        var endpoint = new ModelEndpoint(
                "openAI",
                ModelEndpoint.Protocol.OPENAI,
                null,
                false,
                "key",
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                false,
                true,
                "reasoning_content");
        return new ModelCall(
                endpoint,
                "gpt-4o",
                List.of(),
                Map.of("temperature", 0.5, "reasoning_effort", "low", "promptPrefix", "Margaret"),
                ADA.value(),
                Duration.ofMinutes(1),
                new ModelOccasion(
                        REASON, ADA, MetaData.with("actor", ADA.value()).and("correlation", "turn-1")));
    }
}
