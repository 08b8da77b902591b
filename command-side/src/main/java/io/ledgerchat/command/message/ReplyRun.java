package io.ledgerchat.command.message;

import io.ledgerchat.command.message.LiveReply.Cut;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.ReplyUsage;
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

    /** A reply that grows beyond this many characters is ended. */
    private static final long LONGEST = 4_000_000;

    private final ReplyOrder order;
    private final LiveReply reply;
    private final ReplyDesk desk;
    private final ReplySteps steps;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable ContextUsage context;
    private @Nullable ReplyUsage usage;
    private long streamRateMillis;

    ReplyRun(ReplyOrder order, LiveReply reply, ReplyDesk desk) {
        this.order = order;
        this.reply = reply;
        this.desk = desk;
        this.steps = new ReplySteps(desk.clock(), this::tell);
    }

    @Override
    public void run() {
        try {
            reply.cancellation().onCancel(cancelled::countDown);
            ask();
            conclude();
        } catch (ModelFailure failure) {
            fail(String.valueOf(failure.getMessage()));
        } catch (ModelEndpoints.Unavailable unavailable) {
            fail(String.valueOf(unavailable.getMessage()));
        } catch (RuntimeException defect) {
            // Its message may quote what was said, so only its kind is logged.
            LOG.error(
                    "Reply {} broke off: {}",
                    order.head().reply().id(),
                    defect.getClass().getName());
            LOG.debug("Reply {} broke off", order.head().reply().id(), defect);
            fail("the server failed");
        }
    }

    private void ask() {
        var head = order.head();
        var assembled = desk.prompts().assemble(order);
        reply.continues(assembled.kept());
        context = assembled.prompt().usage();
        tell(new ReplyFrame.ContextCounted(assembled.prompt().usage()));
        var asked = head.reply();
        streamRateMillis = desk.endpoints()
                .offer(asked.endpoint())
                .map(ModelEndpoints.Offer::streamRateMillis)
                .orElse(0L);
        var turn = new ModelEndpoints.Turn(
                head.owner(),
                head.conversationId().value(),
                head.question().id().value(),
                asked.id().value());
        Cancellation cancellation = reply.cancellation();
        if (cancellation.isCancelled()) {
            return;
        }
        var call = new ModelCall(
                desk.endpoints().resolve(asked.endpoint(), turn),
                asked.model(),
                assembled.prompt().messages(),
                order.turn().settings().parameters().orElse(Map.of()),
                head.owner().value(),
                desk.timeout());
        desk.models().stream(call, this::hear, cancellation);
    }

    private void hear(ModelEvent event) {
        if (event instanceof ModelEvent.UsageReported(var input, var output, var written, var read)) {
            usage = new ReplyUsage(input, output, written, read);
        }
        steps.on(event);
        if (steps.length() > LONGEST) {
            throw new ModelFailure(0, "the reply is longer than can be kept");
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
        steps.close();
        var content = reply.content();
        var reported = usage;
        var counted = context;
        Map<String, Object> metadata =
                reported == null || counted == null ? null : UsageMetadata.of(order.head(), counted, reported);
        end(new EndReply.Completed(reported, metadata), content, metadata);
    }

    private void fail(String why) {
        Cut cut = reply.cut();
        if (cut != null) {
            cutShort(cut);
            return;
        }
        steps.close();
        end(new EndReply.Failed(usage), ReplyContent.failed(reply.content(), why), null);
    }

    private void end(EndReply.Ending ending, List<ContentPart> content, @Nullable Map<String, Object> metadata) {
        int tokens = tokens(content);
        int promptTokens = context == null ? 0 : context.prePruneTokens();
        var last = new ReplyFrame.Finished(content, tokens, promptTokens, metadata);
        settle(desk.record(order, ending, content, tokens), last);
    }

    private void cutShort(Cut cut) {
        var content = reply.content();
        int tokens = tokens(content);
        switch (cut) {
            case STOPPED ->
                settle(
                        desk.record(order, new EndReply.Stopped(usage), content, tokens),
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

    /** Tells the last frame, if the end that it speaks of is the one that was recorded. */
    private void settle(boolean recorded, ReplyFrame.End end) {
        reply.settle(recorded ? end : new ReplyFrame.Replaced());
    }

    private int tokens(List<ContentPart> content) {
        return usage == null
                ? desk.estimate(ReplyContent.text(content))
                : (int) Math.min(Integer.MAX_VALUE, usage.output());
    }
}
