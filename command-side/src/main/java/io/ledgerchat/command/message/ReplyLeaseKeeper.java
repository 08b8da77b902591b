package io.ledgerchat.command.message;

import io.ledgerchat.command.message.LiveReply.Cut;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the leases of this node's replies, with a checkpoint of what they produced each second, and ends the replies of
 * nodes that went away. When this node goes, its replies get a little time, and are then recorded as interrupted.
 */
@Component
class ReplyLeaseKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyLeaseKeeper.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration TERM = Duration.ofSeconds(10);
    private static final Duration SCAN = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int RENEW_EVERY = 3;
    private static final int ORPHANS = 50;

    /** Content is kept more seldom by one second for each so many characters of it. */
    private static final int HEAVY = 250_000;

    private final ReplyNode node;
    private final ReplyLeases leases;
    private final LiveReplies replies;
    private final ReplyDesk desk;
    private final Duration grace;
    private @Nullable ScheduledExecutorService beats;
    private long beat;

    ReplyLeaseKeeper(
            ReplyLeases leases,
            LiveReplies replies,
            ReplyDesk desk,
            ReplyNode node,
            @Value("${ledgerchat.replies.shutdown-grace:5s}") Duration grace) {
        this.leases = leases;
        this.replies = replies;
        this.desk = desk;
        this.node = node;
        this.grace = grace;
    }

    /** Opens the lease of a reply that is about to be recorded, in the transaction of the caller. */
    void open(ReplyLeases.Lease lease) {
        leases.open(lease, node.holder(), TERM);
    }

    @Override
    public synchronized void start() {
        if (beats == null) {
            var threads = Thread.ofPlatform().daemon().name("reply-leases-", 1).factory();
            beats = Executors.newScheduledThreadPool(2, threads);
            var _ = beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            var _ = beats.scheduleWithFixedDelay(this::endOrphans, 0, SCAN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        beat++;
        replies.forgetEnded();
        replies.all().stream().filter(LiveReply::isRunning).forEach(this::hold);
    }

    /** Whatever happens, the others are held too: a beat that failed would be the last. */
    private void hold(LiveReply reply) {
        var lease = reply.lease();
        try {
            var content = reply.content();
            int weight = ReplyContent.weight(content);
            boolean due = weight != reply.checkpointed() && beat % (1 + weight / HEAVY) == 0;
            if (due) {
                act(reply, leases.checkpoint(lease, node.id(), TERM, content));
                reply.checkpointed(weight);
            } else if (beat % RENEW_EVERY == 0) {
                act(reply, leases.renew(lease.replyId(), node.id(), TERM));
            }
        } catch (RuntimeException | Error failure) {
            LOG.warn(
                    "The lease of reply {} is not renewed: {}",
                    lease.replyId(),
                    failure.getClass().getName());
        }
    }

    private static void act(LiveReply reply, ReplyLeases.Standing standing) {
        switch (standing) {
            case HELD -> {}
            case STOP_ASKED -> reply.cut(Cut.STOPPED);
            case REPLACED -> reply.cut(Cut.REPLACED);
            case LOST -> reply.cut(Cut.LOST);
        }
    }

    private void endOrphans() {
        try {
            leases.takeOrphans(node.id(), TERM, ORPHANS).stream()
                    .filter(orphan -> !isRunningHere(orphan.lease()))
                    .forEach(this::end);
        } catch (RuntimeException | Error failure) {
            LOG.warn(
                    "Replies without a node are not looked for: {}",
                    failure.getClass().getName());
        }
    }

    /** A lease of this node runs out while the database is away; taken again, it is only held again. */
    private boolean isRunningHere(ReplyLeases.Lease lease) {
        return replies.find(lease.conversationId())
                .filter(LiveReply::isRunning)
                .filter(reply -> reply.head().reply().id().equals(lease.replyId()))
                .isPresent();
    }

    private void end(ReplyLeases.Orphan orphan) {
        boolean ended = desk.recordOrphan(orphan);
        LOG.info("Reply {} lost its node; interrupted now: {}", orphan.lease().replyId(), ended);
    }

    @Override
    public void stop() {
        replies.close();
        try {
            settleAll(grace);
            replies.all().forEach(reply -> reply.cut(Cut.SHUT_DOWN));
            settleAll(LAST_WORDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (beats != null) {
                beats.shutdownNow();
                beats = null;
            }
        }
    }

    private void settleAll(Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        for (LiveReply reply : replies.all()) {
            reply.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }
}
