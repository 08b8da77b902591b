package io.ledgerchat.command.share;

import io.ledgerchat.command.claim.Claims;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.command.permission.AccessPolicy;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Shares conversations: the link, that it is the only one, and who may open it are recorded together. */
@Component
class Sharing {
    private final Repository<Share> shares;
    private final Repository<Conversation> conversations;
    private final Claims claims;
    private final AccessPolicy access;

    Sharing(Repository<Share> shares, Repository<Conversation> conversations, Claims claims, AccessPolicy access) {
        this.shares = shares;
        this.conversations = conversations;
        this.claims = claims;
        this.access = access;
    }

    @CommandHandler
    void handle(ShareConversation command) throws Exception {
        conversations
                .load(command.conversationId().toString())
                .execute(conversation -> conversation.requireOpenFor(command.actor()));
        claims.take(Share.claim(command.conversationId(), command.target()), command.shareId(), command.at());
        var share = shares.newInstance(() -> new Share(new ConversationShared(
                command.shareId(),
                command.conversationId(),
                command.actor(),
                command.documentId(),
                Personal.of(command.conversationId(), command.title()),
                List.copyOf(command.messages()),
                command.target(),
                command.files(),
                command.expiresAt(),
                command.at())));
        var resource = share.invoke(Share::resource);
        access.open(resource, command.actor(), command.at());
        if (command.everybody()) {
            access.grant(resource, Principal.PUBLIC, AccessRole.VIEWER, command.actor(), command.at());
        }
    }

    @CommandHandler
    void handle(UpdateShare command) {
        var share = find(command.shareId());
        share.execute(known -> known.requireOpenFor(command.actor()));
        var before = share.invoke(Share::claim);
        var after = share.invoke(known -> known.claim(command.target()));
        if (!after.equals(before)) {
            claims.take(after, command.shareId(), command.at());
            claims.release(before, command.shareId(), command.at());
        }
        share.execute(known -> known.update(command));
    }

    @CommandHandler
    void handle(RevokeShare command) {
        var share = find(command.shareId());
        share.execute(known -> known.revoke(command.actor(), command.at()));
        claims.release(share.invoke(Share::claim), command.shareId(), command.at());
        access.end(share.invoke(Share::resource), command.actor(), command.at());
    }

    private Aggregate<Share> find(ShareId share) {
        return shares.load(share.toString());
    }
}
