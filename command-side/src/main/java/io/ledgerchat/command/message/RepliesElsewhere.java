package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The replies that other nodes produce, by their leases. */
@Component
public class RepliesElsewhere {
    private final ReplyLeases leases;
    private final ReplyNode node;

    RepliesElsewhere(ReplyLeases leases, ReplyNode node) {
        this.leases = leases;
        this.node = node;
    }

    /** The running reply of a conversation, if another node produces it that can be asked. */
    public Optional<ReplyLeases.Held> find(ConversationId conversation) {
        return leases.holderOf(conversation)
                .filter(held ->
                        !held.holder().node().equals(node.id()) && held.holder().address() != null);
    }

    /** The conversations in which other nodes produce replies for an account. */
    public List<ConversationId> runningFor(AccountId owner) {
        return leases.runningFor(owner, node.id());
    }
}
