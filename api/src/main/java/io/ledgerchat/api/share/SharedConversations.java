package io.ledgerchat.api.share;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.conversation.ForkSelection;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.event.share.ShareId;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.permission.FindEffectivePermissions;
import io.ledgerchat.query.permission.FindGrants;
import io.ledgerchat.query.permission.Grant;
import io.ledgerchat.query.share.FindShare;
import io.ledgerchat.query.share.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens shared links for those who may: whom access was given, administrators, and the public where it is let in. */
@Component
class SharedConversations {
    private final Queries queries;
    private final Settings settings;

    SharedConversations(Queries queries, Settings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    /** With sharing switched off, nothing of this exists. */
    void requireSwitchedOn() {
        if (!settings.shares().allowed()) {
            throw Answer.message(404, "Endpoint not found");
        }
    }

    /** The link, if this reader may open it; the contract tells strangers what is missing. */
    Share open(@Nullable Caller reader, String shareId) {
        requireSwitchedOn();
        var share = Optional.of(shareId)
                .filter(ShareId::isValid)
                .flatMap(id -> queries.optional(new FindShare(new ShareId(id)), Share.class))
                .orElseThrow(() -> Answer.message(404, "Shared link not found"));
        var resource = new ResourceId(ResourceType.SHARED_LINK, share.documentId());
        if (reader == null) {
            if (!settings.shares().publicAllowed() || !isPublic(resource)) {
                throw Answer.message(401, "Authentication required");
            }
        } else if (!reader.isAdministrator() && !mayView(reader, resource)) {
            throw new Answer(403, "");
        }
        return share;
    }

    private boolean isPublic(ResourceId resource) {
        return queries.list(new FindGrants(resource), Grant.class).stream()
                .anyMatch(grant -> grant.principal().equals(Principal.PUBLIC)
                        && grant.role().includes(Right.VIEW));
    }

    private boolean mayView(Caller reader, ResourceId resource) {
        int bits = queries.one(new FindEffectivePermissions(reader.id(), resource), Integer.class);
        return (bits & Right.VIEW.bit()) != 0;
    }

    /**
     * What the link shows now, oldest first: what was edited since is edited, what was deleted is missing, and what was
     * remembered of the owner is left out.
     */
    List<Message> messages(Share share) {
        var messages = queries.list(new FindMessagesById(share.owner(), share.messages()), Message.class).stream()
                .filter(message -> message.conversationId().equals(share.conversationId()))
                .map(Discretion::over)
                .sorted(Comparator.comparing(Message::createdAt).thenComparing(Message::documentId))
                .toList();
        return share.target() == null ? messages : new ForkSelection(messages).toTheLevelOf(share.target());
    }
}
