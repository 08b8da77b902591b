package io.ledgerchat.command.share;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareEvent.ShareRevoked;
import io.ledgerchat.event.share.ShareEvent.ShareUpdated;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A link under which a conversation can be read. For everybody but its owner it cannot be changed, as if it were not there. */
@Aggregate
class Share {
    @AggregateIdentifier
    private ShareId id;

    private ConversationId conversation;
    private AccountId owner;
    private String documentId;
    private Shown shown;
    private boolean revoked;

    private record Shown(
            List<MessageId> messages,
            @Nullable MessageId target,
            @Nullable Boolean files) {}

    @SuppressWarnings("NullAway.Init")
    Share() {}

    @SuppressWarnings("NullAway.Init")
    Share(ConversationShared event) {
        apply(event);
    }

    /** A conversation has one link, and one more for each target. */
    static ClaimId claim(ConversationId conversation, @Nullable MessageId target) {
        return new ClaimId("share", conversation.value() + (target == null ? "" : "/" + target.value()));
    }

    ClaimId claim() {
        return claim(conversation, shown.target());
    }

    ClaimId claim(@Nullable MessageId target) {
        return claim(conversation, target);
    }

    ResourceId resource() {
        return new ResourceId(ResourceType.SHARED_LINK, documentId);
    }

    void update(UpdateShare command) {
        requireOpenFor(command.actor());
        var files = command.files() == null ? shown.files() : command.files();
        if (!shown.equals(new Shown(command.messages(), command.target(), files))) {
            apply(new ShareUpdated(
                    id, conversation, owner, List.copyOf(command.messages()), command.target(), files, command.at()));
        }
    }

    void revoke(AccountId actor, Instant at) {
        requireOpenFor(actor);
        apply(new ShareRevoked(id, conversation, owner, at));
    }

    void requireOpenFor(AccountId actor) {
        if (revoked || !Objects.equals(actor, owner)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Share not found");
        }
    }

    @EventSourcingHandler
    void on(ConversationShared event) {
        id = event.shareId();
        conversation = event.conversationId();
        owner = event.owner();
        documentId = event.documentId();
        shown = new Shown(event.messages(), event.target(), event.files());
    }

    @EventSourcingHandler
    void on(ShareUpdated event) {
        shown = new Shown(event.messages(), event.target(), event.files());
    }

    @EventSourcingHandler
    void on(ShareRevoked event) {
        revoked = true;
    }
}
