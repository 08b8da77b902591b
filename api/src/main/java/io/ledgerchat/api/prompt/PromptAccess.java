package io.ledgerchat.api.prompt;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.AccessCheck;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import io.ledgerchat.query.prompt.FindPrompt;
import io.ledgerchat.query.prompt.FindPromptGroup;
import io.ledgerchat.query.prompt.Prompt;
import io.ledgerchat.query.prompt.PromptGroup;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds prompts for those who may, and tells the others in the contract's words (contract 50 §2). */
@Component
class PromptAccess {
    private static final String KIND = "promptGroup";

    private final Queries queries;
    private final AccessCheck access;
    private final Roles roles;

    PromptAccess(Queries queries, AccessCheck access, Roles roles) {
        this.queries = queries;
        this.access = access;
        this.roles = roles;
    }

    void requireUse(Caller caller) {
        roles.require(caller, PermissionType.PROMPTS, Permission.USE);
    }

    void requireCreate(Caller caller) {
        roles.require(caller, PermissionType.PROMPTS, Permission.USE, Permission.CREATE);
    }

    /** A prompt by the id of its group, if the caller has this right to it. */
    PromptGroup require(Caller caller, String groupId, Right right) {
        var group = Optional.of(groupId)
                .filter(PromptGroupId::isValid)
                .flatMap(id -> queries.written(new FindPromptGroup(new PromptGroupId(id)), PromptGroup.class))
                .orElseThrow(() -> AccessCheck.notFound(KIND));
        access.require(caller, resource(group.groupId()), right);
        return group;
    }

    /** A version by its id, if the caller has this right to its prompt. */
    Prompt requireVersion(Caller caller, String promptId, Right right) {
        var prompt = Optional.of(promptId)
                .filter(PromptId::isValid)
                .flatMap(id -> queries.optional(new FindPrompt(new PromptId(id)), Prompt.class))
                .orElseThrow(() -> AccessCheck.notFound(KIND));
        require(caller, prompt.groupId().value(), right);
        return prompt;
    }

    boolean mayView(Caller caller, PromptGroupId group) {
        return access.allows(caller, resource(group), Right.VIEW);
    }

    private static ResourceId resource(PromptGroupId group) {
        return new ResourceId(ResourceType.PROMPT_GROUP, group.value());
    }
}
