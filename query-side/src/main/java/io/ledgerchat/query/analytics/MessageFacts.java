package io.ledgerchat.query.analytics;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facts about messages and replies: who, where, with which model or agent, how long, how it ended. */
final class MessageFacts {
    /** At this endpoint agents reply: what stands as the model is the agent. */
    private static final String AGENTS = "agents";

    private final ViewBatch batch;
    private final String table;

    MessageFacts(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.table = schema.table("fact_message");
    }

    /** @param ending absent while a reply runs */
    void said(
            MessageEvent event,
            boolean byPerson,
            String endpoint,
            @Nullable String model,
            int tokens,
            @Nullable String ending,
            Instant at) {
        batch.addAbout(
                event.messageId().value(),
                "insert into " + table
                        + " (message, conversation, person, by_person, endpoint, model, agent, tokens, ending,"
                        + " sent_at, day) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message) do nothing",
                event.messageId().value(),
                event.conversationId().value(),
                event.owner().value(),
                byPerson,
                UsageFacts.name(endpoint),
                UsageFacts.name(model),
                endpoint.equals(AGENTS) ? text(model) : null,
                tokens,
                ending,
                time(at),
                AnalyticsProjection.day(at));
    }

    /** Its text is another now. */
    void counted(MessageEvent event, int tokens) {
        batch.addAbout(
                event.messageId().value(),
                "update " + table + " set tokens = ? where message = ?",
                tokens,
                event.messageId().value());
    }

    void ended(ReplyEnded event) {
        String ending = switch (event) {
            case ReplyCompleted _ -> "completed";
            case ReplyStopped _ -> "stopped";
            case ReplyFailed _ -> "failed";
            case ReplyInterrupted _ -> "interrupted";
        };
        batch.addAbout(
                event.messageId().value(),
                "update " + table + " set tokens = ?, ending = ?, ended_at = ? where message = ?",
                event.tokenCount(),
                ending,
                time(event.endedAt()),
                event.messageId().value());
    }
}
