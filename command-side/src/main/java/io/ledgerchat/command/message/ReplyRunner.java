package io.ledgerchat.command.message;

import org.springframework.stereotype.Component;

/** Lets replies run, each on a virtual thread. */
@Component
class ReplyRunner {
    private final ReplyDesk desk;
    private final LiveReplies replies;
    private final Titles titles;

    ReplyRunner(ReplyDesk desk, LiveReplies replies, Titles titles) {
        this.desk = desk;
        this.replies = replies;
        this.titles = titles;
    }

    /** Begins a reply whose turn is committed; returns at once. */
    void start(ReplyOrder order) {
        var reply = new LiveReply(order.head());
        reply.stream().publish(new ReplyFrame.Created());
        replies.add(reply);
        var name = "reply-" + order.head().reply().id().value();
        Thread.ofVirtual().name(name).start(new ReplyRun(order, reply, desk));
        titles.begin(order, reply);
    }
}
