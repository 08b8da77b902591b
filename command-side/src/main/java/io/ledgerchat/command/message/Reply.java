package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a message a model's: it runs, may call tools meanwhile, and ends once. */
final class Reply {
    private final boolean running;

    /** While it runs; those that answered call no tool any more. */
    private final Map<String, Call> calls = new LinkedHashMap<>();

    private record Call(String tool, Instant at) {
        boolean isOpen() {
            return !tool.isEmpty();
        }
    }

    private Reply(boolean running) {
        this.running = running;
    }

    static Reply started() {
        return new Reply(true);
    }

    static Reply ended() {
        return new Reply(false);
    }

    boolean isRunning() {
        return running;
    }

    ToolCalled call(RecordToolCall command) {
        if (calls.containsKey(command.callId())) {
            throw new Refusal(Refusal.Code.CONFLICT, "This call was recorded before");
        }
        return new ToolCalled(
                command.messageId(),
                command.conversationId(),
                command.actor(),
                command.callId(),
                command.tool(),
                Personal.of(command.conversationId(), command.arguments()),
                command.at());
    }

    /** Nothing where the call was answered before. */
    Optional<ToolAnswered> answer(RecordToolAnswer command) {
        var call = calls.get(command.callId());
        if (call == null) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "No such call");
        }
        return Optional.of(call)
                .filter(Call::isOpen)
                .map(open -> new ToolAnswered(
                        command.messageId(),
                        command.conversationId(),
                        command.actor(),
                        command.callId(),
                        open.tool(),
                        command.outcome(),
                        command.durationMs(),
                        command.at()));
    }

    /** Its end, and before that of its calls: once it has ended nobody can tell how one of them came out. */
    List<MessageEvent> end(EndReply command) {
        var events = new ArrayList<MessageEvent>();
        calls.forEach((id, call) -> {
            if (call.isOpen()) {
                events.add(unanswered(command, id, call));
            }
        });
        events.add(ended(command));
        return events;
    }

    private static ToolAnswered unanswered(EndReply command, String callId, Call call) {
        return new ToolAnswered(
                command.messageId(),
                command.conversationId(),
                command.actor(),
                callId,
                call.tool(),
                command.ending().equals(EndReply.Interrupted.CRASHED) ? ToolOutcome.LOST : ToolOutcome.CANCELLED,
                Math.max(0, Duration.between(call.at(), command.at()).toMillis()),
                command.at());
    }

    private static ReplyEnded ended(EndReply command) {
        var reply = command.messageId();
        var where = command.conversationId();
        var who = command.actor();
        Personal<List<ContentPart>> content = Personal.of(where, List.copyOf(command.content()));
        var tokens = command.tokenCount();
        var when = command.at();
        return switch (command.ending()) {
            case EndReply.Completed(var usage, var metadata, var left) ->
                new ReplyCompleted(reply, where, who, content, usage, metadata, tokens, when, attachments(where, left));
            case EndReply.Stopped(var usage) -> new ReplyStopped(reply, where, who, content, usage, tokens, when);
            case EndReply.Failed(var usage, var left) ->
                new ReplyFailed(reply, where, who, content, usage, tokens, when, attachments(where, left));
            case EndReply.Interrupted(var reason) ->
                new ReplyInterrupted(reply, where, who, content, reason, tokens, when);
        };
    }

    private static @Nullable Personal<List<Attachment>> attachments(ConversationId where, List<Attachment> left) {
        return left.isEmpty() ? null : Personal.of(where, List.copyOf(left));
    }

    void on(ToolCalled event) {
        calls.put(event.callId(), new Call(event.tool(), event.calledAt()));
    }

    void on(ToolAnswered event) {
        calls.put(event.callId(), new Call("", event.answeredAt()));
    }
}
