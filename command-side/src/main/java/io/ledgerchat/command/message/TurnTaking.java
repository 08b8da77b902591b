package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.file.FileUsage;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.message.SendMessage.NewMessage;
import io.ledgerchat.command.message.SendMessage.SameMessage;
import io.ledgerchat.command.message.SendMessage.Taken;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes a turn: conversation, message and reply are recorded in one append, with the lease under which the reply runs. */
@Component
class TurnTaking {
    private static final String FIRST_TITLE = "New Chat";

    private final Repository<Conversation> conversations;
    private final Repository<Message> messages;
    private final EventStore events;
    private final FileUsage files;
    private final ReplyLeaseKeeper leases;
    private final ReplyRunner runner;

    TurnTaking(
            Repository<Conversation> conversations,
            Repository<Message> messages,
            EventStore events,
            FileUsage files,
            ReplyLeaseKeeper leases,
            ReplyRunner runner) {
        this.conversations = conversations;
        this.messages = messages;
        this.events = events;
        this.files = files;
        this.leases = leases;
        this.runner = runner;
    }

    @CommandHandler
    Taken handle(SendMessage command, CommandMessage<SendMessage> message) throws Exception {
        var conversation = find(conversations, command.conversationId());
        conversation.ifPresent(found -> found.execute(known -> known.requireOpenFor(command.actor())));
        var repeated = find(messages, command.reply().id());
        if (repeated.isPresent()) {
            return repeated.get().invoke(reply -> reply.taken(command.actor()));
        }
        Instant begun = conversation.isPresent() ? takeNext(conversation.get(), command) : begin(command);
        var order = ask(command, begun, message);
        leases.open(order.lease());
        CurrentUnitOfWork.get().afterCommit(committed -> runner.start(order));
        return new Taken(
                command.conversationId(), command.reply().id(), order.head().startedAt(), false, true);
    }

    @CommandHandler
    Taken handle(RecallTurn command) {
        return require(command.replyId()).invoke(reply -> reply.taken(command.actor()));
    }

    private Instant begin(SendMessage command) throws Exception {
        conversations.newInstance(() -> new Conversation(
                command.conversationId(),
                command.actor(),
                command.conversationDocumentId(),
                FIRST_TITLE,
                command.turn(),
                command.at()));
        return command.at();
    }

    private static Instant takeNext(Aggregate<Conversation> conversation, SendMessage command) {
        conversation.execute(known -> known.take(command.turn(), command.actor(), command.at()));
        return conversation.invoke(Conversation::startedAt);
    }

    private ReplyOrder ask(SendMessage command, Instant begun, CommandMessage<?> cause) throws Exception {
        Optional<Instant> before = before(command);
        Instant asked = switch (command.question()) {
            case NewMessage said -> say(command, said, later(command.at(), before));
            case SameMessage said -> sayAgain(command, said);
            case EditedAnswer said -> continueFrom(command, said);
        };
        Instant started = later(command.at(), Optional.of(asked));
        messages.newInstance(() -> new Message(replyStarted(command, started)));
        var head =
                new ReplyHead(command.conversationId(), command.actor(), command.question(), command.reply(), started);
        return new ReplyOrder(head, command.turn(), begun, before.isPresent(), cause);
    }

    /** The time of the newest message that the model is told about, if that message is recorded in this conversation. */
    private Optional<Instant> before(SendMessage command) {
        MessageId newest = switch (command.question()) {
            case NewMessage said -> said.parent();
            case SameMessage said -> said.parent();
            case EditedAnswer said -> said.edit().answer();
        };
        return newest.equals(MessageId.ROOT)
                ? Optional.empty()
                : find(messages, newest)
                        .filter(found ->
                                found.invoke(message -> message.belongsTo(command.actor(), command.conversationId())))
                        .map(found -> found.invoke(Message::at));
    }

    private Instant say(SendMessage command, NewMessage said, Instant at) throws Exception {
        messages.newInstance(() -> new Message(new MessageSent(
                said.id(),
                command.conversationId(),
                command.actor(),
                said.documentId(),
                said.parent(),
                Personal.of(command.conversationId(), said.content()),
                command.reply().endpoint(),
                said.tokenCount(),
                command.turn().expiresAt(),
                at)));
        files.note(said.content().files(), command.actor(), command.conversationId(), said.id(), at);
        return at;
    }

    private Instant sayAgain(SendMessage command, SameMessage said) {
        var message = require(said.id());
        message.execute(known -> known.resend(
                command.actor(), command.conversationId(), said.content(), said.tokenCount(), command.at()));
        return message.invoke(Message::at);
    }

    private Instant continueFrom(SendMessage command, EditedAnswer said) {
        require(said.edit().answer())
                .execute(answer -> answer.requireEditable(
                        command.actor(), command.conversationId(), said.edit().index()));
        var message = require(said.id());
        message.execute(known -> known.requireSaidBy(command.actor(), command.conversationId()));
        return message.invoke(Message::at);
    }

    private static ReplyStarted replyStarted(SendMessage command, Instant startedAt) {
        var reply = command.reply();
        return new ReplyStarted(
                reply.id(),
                command.conversationId(),
                command.actor(),
                reply.documentId(),
                command.question().id(),
                reply.endpoint(),
                reply.model(),
                reply.sender(),
                reply.iconUrl(),
                command.question() instanceof EditedAnswer,
                command.turn().expiresAt(),
                startedAt,
                reply.label() == null ? null : Personal.of(command.conversationId(), reply.label()),
                reply.added() == null ? null : reply.added().agentId());
    }

    private static Instant later(Instant at, Optional<Instant> than) {
        return than.filter(earlier -> !at.isAfter(earlier))
                .map(earlier -> earlier.plusMillis(1))
                .orElse(at);
    }

    private Aggregate<Message> require(MessageId id) {
        return find(messages, id).orElseThrow(() -> new Refusal(Refusal.Code.NOT_FOUND, "Message not found"));
    }

    /** Asks before it loads, because loading what does not exist is reported as a mishap. */
    private <T> Optional<Aggregate<T>> find(Repository<T> repository, Identifier id) {
        return events.lastSequenceNumberFor(id.toString()).map(last -> repository.load(id.toString()));
    }
}
