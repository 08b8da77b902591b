package io.ledgerchat.query.analytics;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.AccountRoleChanged;
import io.ledgerchat.event.account.AccountEvent.SignedIn;
import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolAnswered;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolCalled;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.model.ModelCallEvent;
import io.ledgerchat.event.permission.GroupEvent;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;

/** Keeps facts and dimensions. Days are those of UTC; reports that want another zone have the times. */
final class AnalyticsProjection {
    private final ViewBatch batch;
    private final ViewSchema schema;
    private final MessageFacts messages;
    private final UsageFacts usage;
    private final OrganisationFacts organisation;

    AnalyticsProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.schema = schema;
        this.messages = new MessageFacts(batch, schema);
        this.usage = new UsageFacts(batch, schema);
        this.organisation = new OrganisationFacts(batch, schema);
    }

    @EventHandler
    void on(AccountRegistered event) {
        batch.addAbout(
                event.accountId().value(),
                "insert into " + schema.table("dim_person") + " (person, name, email, role, provider, registered_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (person) do nothing",
                event.accountId().value(),
                text(event.name().value().orElse(null)),
                text(event.email().value().orElse(null)),
                event.role(),
                event.provider(),
                time(event.registeredAt()));
    }

    @EventHandler
    void on(AccountRoleChanged event) {
        batch.addAbout(
                event.accountId().value(),
                "update " + schema.table("dim_person") + " set role = ? where person = ?",
                event.role(),
                event.accountId().value());
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.addAbout(
                event.accountId().value(),
                "update " + schema.table("dim_person")
                        + " set name = null, email = null, deleted_at = ? where person = ?",
                time(event.deletedAt()),
                event.accountId().value());
        organisation.left(event);
    }

    @EventHandler
    void on(SignedIn event) {
        batch.addAbout(
                event.sessionId(),
                "insert into " + schema.table("fact_sign_in") + " (session, person, method, at, day)"
                        + " values (?, ?, ?, ?, ?) on conflict (session) do nothing",
                event.sessionId(),
                event.accountId().value(),
                event.method(),
                time(event.signedInAt()),
                day(event.signedInAt()));
    }

    @EventHandler
    void on(FileUploaded event) {
        batch.addAbout(
                event.fileId().value(),
                "insert into " + schema.table("fact_file") + " (file, person, type, bytes, context, at, day)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (file) do nothing",
                event.fileId().value(),
                event.owner().value(),
                text(event.type()),
                event.bytes(),
                text(event.purpose().context()),
                time(event.uploadedAt()),
                day(event.uploadedAt()));
    }

    @EventHandler
    void on(FileDeleted event) {
        batch.addAbout(
                event.fileId().value(),
                "update " + schema.table("fact_file") + " set deleted_at = ? where file = ?",
                time(event.deletedAt()),
                event.fileId().value());
    }

    @EventHandler
    void on(ConversationStarted event) {
        begun(event, event.temporary(), event.startedAt());
    }

    @EventHandler
    void on(ConversationCopied event) {
        begun(event, event.temporary(), event.createdAt());
    }

    private void begun(ConversationEvent event, boolean temporary, Instant at) {
        batch.addAbout(
                event.conversationId().value(),
                "insert into " + schema.table("dim_conversation") + " (conversation, person, temporary, started_at)"
                        + " values (?, ?, ?, ?) on conflict (conversation) do nothing",
                event.conversationId().value(),
                event.owner().value(),
                temporary,
                time(at));
    }

    @EventHandler
    void on(ConversationSettingsChanged event) {
        batch.addAbout(
                event.conversationId().value(),
                "update " + schema.table("dim_conversation") + " set temporary = ? where conversation = ?",
                event.temporary(),
                event.conversationId().value());
    }

    @EventHandler
    void on(ConversationDeleted event) {
        batch.addAbout(
                event.conversationId().value(),
                "update " + schema.table("dim_conversation") + " set deleted_at = ? where conversation = ?",
                time(event.deletedAt()),
                event.conversationId().value());
    }

    @EventHandler
    void on(MessageSent event) {
        messages.said(event, true, event.endpoint(), null, event.tokenCount(), "sent", event.sentAt());
    }

    @EventHandler
    void on(MessageCopied event) {
        messages.said(
                event,
                event.byPerson(),
                event.endpoint(),
                event.model(),
                event.tokenCount(),
                "copied",
                event.createdAt());
    }

    @EventHandler
    void on(MessageResent event) {
        messages.counted(event, event.tokenCount());
    }

    @EventHandler
    void on(MessageTextEdited event) {
        messages.counted(event, event.tokenCount());
    }

    @EventHandler
    void on(ContentPartEdited event) {
        messages.counted(event, event.tokenCount());
    }

    @EventHandler
    void on(ReplyStarted event) {
        if (event.model() != null) {
            usage.model(event.endpoint(), event.model());
        }
        messages.said(event, false, event.endpoint(), event.model(), 0, null, event.startedAt());
    }

    @EventHandler
    void on(ReplyEnded event) {
        messages.ended(event);
    }

    @EventHandler
    void on(ModelCallEvent event) {
        usage.follow(event);
    }

    @EventHandler
    void on(ToolCalled event) {
        usage.toolCalled(event.messageId(), event.callId(), event.owner(), event.tool(), event.calledAt());
    }

    @EventHandler
    void on(ToolAnswered event) {
        usage.toolAnswered(event.messageId(), event.callId(), event.outcome(), event.durationMs());
    }

    @EventHandler
    void on(RemoteToolCalled event) {
        usage.toolCalled(event.callId(), event.toolCallId(), event.owner(), event.tool(), event.calledAt());
    }

    @EventHandler
    void on(RemoteToolAnswered event) {
        usage.toolAnswered(event.callId(), event.toolCallId(), event.outcome(), event.durationMs());
    }

    @EventHandler
    void on(GroupEvent event) {
        organisation.follow(event);
    }

    @EventHandler
    void on(AgentEvent event) {
        organisation.follow(event);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
