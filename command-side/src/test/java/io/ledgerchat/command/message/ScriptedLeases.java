package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory; the test decides how they stand and which are orphaned. */
final class ScriptedLeases implements ReplyLeases {
    final Map<MessageId, Lease> open = new ConcurrentHashMap<>();
    final Map<MessageId, List<ContentPart>> checkpoints = new ConcurrentHashMap<>();
    final List<Orphan> orphans = new ArrayList<>();
    volatile Standing standing = Standing.HELD;
    volatile int takenOrphans;

    @Override
    public void open(Lease lease, Holder holder, Duration term) {
        open.put(lease.replyId(), lease);
    }

    @Override
    public Standing renew(MessageId replyId, String node, Duration term) {
        return standing;
    }

    @Override
    public Standing checkpoint(Lease lease, String node, Duration term, List<ContentPart> content) {
        checkpoints.put(lease.replyId(), content);
        return standing;
    }

    @Override
    public void close(MessageId replyId) {
        open.remove(replyId);
    }

    @Override
    public boolean askToStop(ConversationId conversationId, AccountId owner) {
        return false;
    }

    @Override
    public Optional<Held> holderOf(ConversationId conversationId) {
        return Optional.empty();
    }

    @Override
    public List<ConversationId> runningFor(AccountId owner, String exceptNode) {
        return List.of();
    }

    @Override
    public synchronized List<Orphan> takeOrphans(String node, Duration term, int limit) {
        var taken = List.copyOf(orphans);
        orphans.clear();
        takenOrphans += taken.size();
        return taken;
    }
}
