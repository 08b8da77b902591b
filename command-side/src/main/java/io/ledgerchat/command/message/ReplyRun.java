package io.ledgerchat.command.message;

import io.ledgerchat.command.message.LiveReply.Cut;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Produces one reply, on a virtual thread of its own: lets everybody answer who is asked, tells the readers, records the end.
 * Of several the first one's end is the reply's.
 */
final class ReplyRun implements Runnable {
    private final ReplyOrder order;
    private final LiveReply reply;
    private final ReplyDesk desk;
    private final VoiceRun first;
    private final @Nullable VoiceRun added;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile long streamRateMillis;

    ReplyRun(ReplyOrder order, LiveReply reply, ReplyDesk desk) {
        this.order = order;
        this.reply = reply;
        this.desk = desk;
        var asked = order.head().reply();
        var parts = new ReplyParts(this::tell);
        this.first = new VoiceRun(order, asked.voice(), reply, desk, parts);
        this.added = asked.added() == null ? null : new VoiceRun(order, asked.added(), reply, desk, parts);
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
        reply.cancellation().onCancel(cancelled::countDown);
        streamRateMillis = desk.endpoints()
                .offer(order.head().reply().voice().persona().endpoint())
                .map(ModelEndpoints.Offer::streamRateMillis)
                .orElse(0L);
        answer();
        var cut = reply.cut();
        if (cut == null) {
            conclude();
        } else {
            cutShort(cut);
        }
    }

    private void answer() {
        if (added == null) {
            first.run();
            return;
        }
        var name = Thread.currentThread().getName() + "-added";
        var beside = Thread.ofVirtual().name(name).start(added);
        first.run();
        try {
            beside.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
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
        var failures = Stream.of(Optional.ofNullable(added), Optional.of(first))
                .flatMap(Optional::stream)
                .flatMap(voice -> voice.failure().stream())
                .toList();
        if (!failures.isEmpty()) {
            reply.stream().giveUpCalls(desk.now());
        }
        var content = Stream.concat(reply.content().stream(), failures.stream()).toList();
        var left = reply.stream().attachments();
        var asking = first.asking();
        if (first.failure().isPresent()) {
            end(new EndReply.Failed(asking.usage(), left), content, null, left);
        } else {
            var metadata = asking.metadata();
            end(new EndReply.Completed(asking.usage(), metadata, left), content, metadata, left);
        }
    }

    private void end(
            EndReply.Ending ending,
            List<ContentPart> content,
            @Nullable Map<String, Object> metadata,
            List<Attachment> left) {
        int tokens = tokens(content);
        var context = first.asking().firstContext();
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
                        desk.record(
                                stopped(), new EndReply.Stopped(first.asking().usage()), content, tokens),
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
        var usage = first.asking().usage();
        return usage == null
                ? desk.estimate(ReplyContent.text(ReplyContent.ofFirst(content)))
                : (int) Math.min(Integer.MAX_VALUE, usage.output());
    }
}
