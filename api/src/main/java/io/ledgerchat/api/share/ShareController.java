package io.ledgerchat.api.share;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.share.RevokeShare;
import io.ledgerchat.command.share.ShareConversation;
import io.ledgerchat.command.share.UpdateShare;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.share.FindShare;
import io.ledgerchat.query.share.FindShareOfConversation;
import io.ledgerchat.query.share.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shares one's own conversations (contract 50 §4.6 to §4.9). */
@RestController
@RequestMapping("/api/share")
class ShareController {
    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final Roles roles;

    ShareController(Commands commands, Queries queries, Moments moments, Roles roles) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.roles = roles;
    }

    /** Whether and how a conversation is shared. */
    @GetMapping("/link/{conversationId}")
    Map<String, Object> link(Caller caller, @PathVariable String conversationId) {
        var share = Optional.of(conversationId)
                .filter(ConversationId::isValid)
                .flatMap(id -> queries.optional(
                        new FindShareOfConversation(caller.id(), new ConversationId(id)), Share.class));
        var answer = new LinkedHashMap<String, Object>();
        share.ifPresent(known -> answer.put("_id", known.documentId()));
        answer.put("success", share.isPresent());
        answer.put("shareId", share.map(known -> known.shareId().value()).orElse(null));
        share.map(Share::target).ifPresent(target -> answer.put("targetMessageId", target.value()));
        share.map(Share::files).ifPresent(files -> answer.put("snapshotFiles", files));
        answer.put("conversationId", conversationId);
        return answer;
    }

    @PostMapping("/{conversationId}")
    Map<String, Object> create(Caller caller, @PathVariable String conversationId, @RequestBody JsonNode body) {
        roles.require(caller, PermissionType.SHARED_LINKS, Permission.CREATE);
        var request = ShareRequest.of(body);
        var conversation = Optional.of(conversationId)
                .filter(ConversationId::isValid)
                .flatMap(id ->
                        queries.optional(new FindConversation(caller.id(), new ConversationId(id)), Conversation.class))
                .orElseThrow(() -> Answer.message(404, "Conversation not found or access denied"));
        var messages = messages(caller, conversation.conversationId());
        var target = target(request, messages);
        var id = new ShareId(Ids.nanoId());
        var title = conversation.title();
        try {
            commands.send(new ShareConversation(
                    id,
                    caller.id(),
                    Ids.objectId(),
                    conversation.conversationId(),
                    title == null || title.isEmpty() ? "Untitled" : title,
                    messages.stream().map(Message::messageId).toList(),
                    target,
                    request.snapshotFiles(),
                    roles.allows(caller, PermissionType.SHARED_LINKS, Permission.SHARE_PUBLIC),
                    conversation.expiresAt(),
                    moments.now()));
        } catch (Refusal refusal) {
            throw worded(refusal);
        }
        return answer(caller, id);
    }

    /** Without a target a target that is kept goes on to the tip of its branch. */
    @PatchMapping("/{shareId}")
    Map<String, Object> update(Caller caller, @PathVariable String shareId, @RequestBody JsonNode body) {
        roles.require(caller, PermissionType.SHARED_LINKS, Permission.CREATE);
        var request = ShareRequest.of(body);
        var share = own(caller, shareId);
        var messages = messages(caller, share.conversationId());
        @Nullable MessageId target = target(request, messages);
        if (target == null && share.target() != null) {
            target = BranchTip.of(messages, share.target());
        }
        try {
            commands.send(new UpdateShare(
                    share.shareId(),
                    caller.id(),
                    messages.stream().map(Message::messageId).toList(),
                    target,
                    request.snapshotFiles(),
                    moments.now()));
        } catch (Refusal refusal) {
            throw worded(refusal);
        }
        return answer(caller, share.shareId());
    }

    @DeleteMapping("/{shareId}")
    Map<String, Object> revoke(Caller caller, @PathVariable String shareId) {
        var share = own(caller, shareId);
        commands.send(new RevokeShare(share.shareId(), caller.id(), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("_id", share.documentId());
        answer.put("success", true);
        answer.put("shareId", shareId);
        answer.put("message", "Share deleted successfully");
        return answer;
    }

    private static Answer worded(Refusal refusal) {
        return switch (refusal.code()) {
            case CONFLICT -> Answer.message(409, "Share already exists");
            case NOT_FOUND, FORBIDDEN -> Answer.message(404, "Conversation not found or access denied");
            case INVALID -> Answer.message(400, String.valueOf(refusal.getMessage()));
        };
    }

    private List<Message> messages(Caller caller, ConversationId conversation) {
        var messages = queries.list(new FindMessages(caller.id(), conversation), Message.class);
        if (messages.isEmpty()) {
            throw Answer.message(400, "No messages to share");
        }
        return messages;
    }

    private static @Nullable MessageId target(ShareRequest request, List<Message> messages) {
        var wanted = request.targetMessageId();
        if (wanted == null) {
            return null;
        }
        return messages.stream()
                .map(Message::messageId)
                .filter(id -> id.value().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Answer.message(400, "Target message not found"));
    }

    /** For everybody but the owner a link cannot be changed, as if it were not there. */
    private Share own(Caller caller, String shareId) {
        return Optional.of(shareId)
                .filter(ShareId::isValid)
                .flatMap(id -> queries.written(new FindShare(new ShareId(id)), Share.class))
                .filter(share -> share.owner().equals(caller.id()))
                .orElseThrow(() -> Answer.message(404, "Share not found"));
    }

    private Map<String, Object> answer(Caller caller, ShareId id) {
        var share = own(caller, id.value());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("_id", share.documentId());
        answer.put("shareId", share.shareId().value());
        answer.put("conversationId", share.conversationId().value());
        if (share.target() != null) {
            answer.put("targetMessageId", share.target().value());
        }
        return answer;
    }
}
