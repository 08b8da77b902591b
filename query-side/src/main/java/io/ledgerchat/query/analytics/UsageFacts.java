package io.ledgerchat.query.analytics;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.message.ToolOutcome;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallEvent;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What models and tools were asked. A call costs what its tokens cost when it was made: the input, less what was written to
 * or read from the provider's cache, which has prices of its own, and the output.
 */
final class UsageFacts {
    private static final int LONGEST_NAME = 300;

    private final ViewBatch batch;
    private final ViewSchema schema;
    private final String modelCalls;
    private final String toolCalls;

    UsageFacts(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.schema = schema;
        this.modelCalls = schema.table("fact_model_call");
        this.toolCalls = schema.table("fact_tool_call");
    }

    /** An index takes no endless text. */
    static @Nullable String name(@Nullable String text) {
        return text == null ? null : text(Excerpt.of(text, LONGEST_NAME));
    }

    void follow(ModelCallEvent event) {
        switch (event) {
            case ModelCallBegun begun -> begun(begun);
            case ModelCallEnded ended -> ended(ended);
        }
    }

    private void begun(ModelCallBegun event) {
        model(event.endpoint(), event.model());
        batch.mergeAbout(
                "endpoint " + event.endpoint(),
                "insert into " + schema.table("dim_endpoint")
                        + " (endpoint, provider) values (?, ?) on conflict do nothing",
                (one, other) -> one,
                name(event.endpoint()),
                text(event.provider()));
        @Nullable CallReason reason = event.reason();
        @Nullable TokenRates rates = event.rates();
        batch.addAbout(
                event.callId().value(),
                "insert into " + modelCalls
                        + " (call, purpose, conversation, reply, remote_call, file, person, provider, endpoint, model,"
                        + " input_rate, output_rate, cache_write_rate, cache_read_rate, begun_at, day)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (call) do nothing",
                event.callId().value(),
                reason == null ? null : reason.purpose(),
                reason == null ? null : value(reason.conversationId()),
                reason == null ? null : value(reason.replyId()),
                reason == null ? null : value(reason.remoteCallId()),
                reason == null ? null : value(reason.fileId()),
                value(event.account()),
                event.provider(),
                name(event.endpoint()),
                name(event.model()),
                rates == null ? null : rates.input(),
                rates == null ? null : rates.output(),
                rates == null ? null : rates.cacheWrite(),
                rates == null ? null : rates.cacheRead(),
                time(event.begunAt()),
                AnalyticsProjection.day(event.begunAt()));
    }

    private void ended(ModelCallEnded event) {
        batch.addAbout(
                event.callId().value(),
                "update " + modelCalls + " set ending = ?, status = ?, input_tokens = ?, output_tokens = ?,"
                        + " cache_write_tokens = ?, cache_read_tokens = ?, ended_at = ? where call = ?",
                event.end(),
                event.status(),
                event.inputTokens(),
                event.outputTokens(),
                event.cacheWriteTokens(),
                event.cacheReadTokens(),
                time(event.endedAt()),
                event.callId().value());
    }

    void model(String endpoint, String model) {
        batch.mergeAbout(
                endpoint + "/" + model,
                "insert into " + schema.table("dim_model") + " (endpoint, model) values (?, ?) on conflict do nothing",
                (one, other) -> one,
                name(endpoint),
                name(model));
    }

    /** @param within the reply or the call from outside that it belongs to */
    void toolCalled(Identifier within, String call, AccountId person, String tool, Instant at) {
        batch.addAbout(
                within.value() + "/" + call,
                "insert into " + toolCalls + " (kind, within, call, person, tool, at, day) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (within, call) do nothing",
                within.kind(),
                within.value(),
                text(call),
                person.value(),
                text(tool),
                time(at),
                AnalyticsProjection.day(at));
    }

    void toolAnswered(Identifier within, String call, ToolOutcome outcome, long took) {
        batch.addAbout(
                within.value() + "/" + call,
                "update " + toolCalls + " set outcome = ?, duration_ms = ? where within = ? and call = ?",
                outcome.name().toLowerCase(Locale.ROOT),
                took,
                within.value(),
                text(call));
    }

    private static @Nullable String value(@Nullable Identifier id) {
        return id == null ? null : id.value();
    }
}
