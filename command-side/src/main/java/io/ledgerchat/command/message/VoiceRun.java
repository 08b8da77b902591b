package io.ledgerchat.command.message;

import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.message.ContentPart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one of those who answer say what it has to say, and knows why it could not. Never fails itself. */
final class VoiceRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceRun.class);

    private final ReplyOrder order;
    private final Voice voice;
    private final LiveReply reply;
    private final ReplyDesk desk;
    private final ReplyAsking asking;
    private volatile @Nullable ContentPart failure;

    VoiceRun(ReplyOrder order, Voice voice, LiveReply reply, ReplyDesk desk, ReplyParts parts) {
        this.order = order;
        this.voice = voice;
        this.reply = reply;
        this.desk = desk;
        this.asking = new ReplyAsking(order, voice, reply, desk, desk.toolRecords(order), parts);
    }

    @Override
    public void run() {
        try {
            asking.ask(desk.prompts().assemble(order, voice, reply.cancellation()));
        } catch (ModelFailure | ModelEndpoints.Unavailable known) {
            fail(String.valueOf(known.getMessage()));
        } catch (RuntimeException | Error defect) {
            // Its message may quote what was said, so only its kind is logged.
            LOG.error(
                    "Reply {} broke off: {}",
                    order.head().reply().id(),
                    defect.getClass().getName());
            LOG.debug("Reply {} broke off", order.head().reply().id(), defect);
            fail("the server failed");
        }
        if (reply.cut() == null) {
            asking.close();
        }
    }

    private void fail(String why) {
        var told = ReplyContent.failure(why);
        var mark = ReplyParts.mark(order.head().reply(), voice);
        failure = mark == null ? told : new ContentPart.Attributed(mark, ReplyFrame.GROUP, told);
    }

    /** Why it could not go on, as the last of its parts; nothing if it could. */
    Optional<ContentPart> failure() {
        return Optional.ofNullable(failure);
    }

    ReplyAsking asking() {
        return asking;
    }
}
