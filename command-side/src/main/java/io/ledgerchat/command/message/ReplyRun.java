package io.ledgerchat.command.message;

import io.ledgerchat.command.message.LiveReply.Cut;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Produces one reply, on a virtual thread of its own: asks the model, tells the readers, records the end. */
final class ReplyRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyRun.class);

    private final ReplyOrder order;
    private final LiveReply reply;
    private final ReplyDesk desk;
    private final ReplyAsking asking;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private long streamRateMillis;

    ReplyRun(ReplyOrder order, LiveReply reply, ReplyDesk desk) {
        this.order = order;
        this.reply = reply;
        this.desk = desk;
        this.asking = new ReplyAsking(order, reply, desk, desk.toolRecords(order), this::tell);
    }

    @Override
    public void run() {
        try {
            produce();
        } finally {
            if (reply.isRunning()) {
                // Not even its failure could be recorded. Its lease is not renewed any more, so a node will end it.
                reply.settle(new ReplyFrame.Replaced());
            }
        }
    }

    private void produce() {
        try {
            reply.cancellation().onCancel(cancelled::countDown);
            streamRateMillis = desk.endpoints()
                    .offer(order.head().reply().persona().endpoint())
                    .map(ModelEndpoints.Offer::streamRateMillis)
                    .orElse(0L);
            asking.ask(desk.prompts().assemble(order, reply.cancellation()));
            conclude();
        } catch (ModelFailure failure) {
            fail(String.valueOf(failure.getMessage()));
        } catch (ModelEndpoints.Unavailable unavailable) {
            fail(String.valueOf(unavailable.getMessage()));
        } catch (RuntimeException | Error defect) {
            // Its message may quote what was said, so only its kind is logged.
            LOG.error(
                    "Reply {} broke off: {}",
                    order.head().reply().id(),
                    defect.getClass().getName());
            LOG.debug("Reply {} broke off", order.head().reply().id(), defect);
            fail("the server failed");
        }
    }

    private void tell(ReplyFrame frame) {
        reply.stream().publish(frame);
        if (frame instanceof ReplyFrame.Delta && streamRateMillis > 0) {
            try {
                // Paced, but a stop does not wait for it.
                boolean stopped = cancelled.await(streamRateMillis, TimeUnit.MILLISECONDS);
                streamRateMillis = stopped ? 0 : streamRateMillis;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void conclude() {
        Cut cut = reply.cut();
        if (cut != null) {
            cutShort(cut);
            return;
        }
        asking.close();
        var content = reply.content();
        var left = reply.stream().attachments();
        var metadata = asking.metadata();
        end(new EndReply.Completed(asking.usage(), metadata, left), content, metadata, left);
    }

    private void fail(String why) {
        Cut cut = reply.cut();
        if (cut != null) {
            cutShort(cut);
            return;
        }
        asking.close();
        reply.stream().giveUpCalls(desk.now());
        var left = reply.stream().attachments();
        end(new EndReply.Failed(asking.usage(), left), ReplyContent.failed(reply.content(), why), null, left);
    }

    private void end(
            EndReply.Ending ending,
            List<ContentPart> content,
            @Nullable Map<String, Object> metadata,
            List<Attachment> left) {
        int tokens = tokens(content);
        var context = asking.firstContext();
        int promptTokens = context == null ? 0 : context.prePruneTokens();
        var last = new ReplyFrame.Finished(content, tokens, promptTokens, metadata, left);
        settle(desk.record(order, ending, content, tokens), last);
    }

    private void cutShort(Cut cut) {
        reply.stream().giveUpCalls(desk.now());
        var content = reply.content();
        int tokens = tokens(content);
        switch (cut) {
            case STOPPED ->
                settle(
                        desk.record(stopped(), new EndReply.Stopped(asking.usage()), content, tokens),
                        new ReplyFrame.Aborted(content));
            case REPLACED ->
                settle(
                        desk.record(order, new EndReply.Interrupted("replaced"), content, tokens),
                        new ReplyFrame.Replaced());
            case SHUT_DOWN -> {
                reply.stream().tear();
                settle(
                        desk.record(order, new EndReply.Interrupted("shutdown"), content, tokens),
                        new ReplyFrame.Replaced());
            }
            case LOST -> reply.settle(new ReplyFrame.Replaced());
        }
    }

    /** The end of a stopped reply is the work of whoever stopped it. */
    private ReplyOrder stopped() {
        return reply.stopCause().map(order::causedBy).orElse(order);
    }

    /** Tells the last frame, if the end that it speaks of is the one that was recorded. */
    private void settle(boolean recorded, ReplyFrame.End end) {
        reply.settle(recorded ? end : new ReplyFrame.Replaced());
    }

    private int tokens(List<ContentPart> content) {
        var usage = asking.usage();
        return usage == null
                ? desk.estimate(ReplyContent.text(content))
                : (int) Math.min(Integer.MAX_VALUE, usage.output());
    }
}
