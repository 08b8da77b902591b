package io.ledgerchat.command.message;

import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Nobody can read it any more: the model is not kept busy, on whichever node the reply runs. */
@Component
@ProcessingGroup("deleted-replies")
@DisallowReplay
class WhenConversationDeletedThenItsReplyIsStopped {
    private final LiveReplies replies;
    private final ReplyLeases leases;

    WhenConversationDeletedThenItsReplyIsStopped(LiveReplies replies, ReplyLeases leases) {
        this.replies = replies;
        this.leases = leases;
    }

    @EventHandler
    void on(ConversationDeleted deleted) {
        leases.askToStop(deleted.conversationId(), deleted.owner());
        replies.find(deleted.conversationId()).ifPresent(reply -> reply.cut(LiveReply.Cut.STOPPED));
    }
}
