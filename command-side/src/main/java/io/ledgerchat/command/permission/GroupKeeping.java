package io.ledgerchat.command.permission;

import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Makes and changes groups for administrators. */
@Component
class GroupKeeping {
    private final Repository<Group> groups;
    private final AccessPolicy policy;

    GroupKeeping(Repository<Group> groups, AccessPolicy policy) {
        this.groups = groups;
        this.policy = policy;
    }

    @CommandHandler
    void handle(CreateGroup command) throws Exception {
        policy.requireAdministrator(command.actor());
        groups.newInstance(() -> new Group(command));
    }

    @CommandHandler
    void handle(DescribeGroup command) {
        change(command, group -> group.describe(command));
    }

    @CommandHandler
    void handle(AddGroupMember command) {
        change(command, group -> group.add(command.member(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(RemoveGroupMember command) {
        change(command, group -> group.remove(command.member(), command.actor(), command.at()));
    }

    @CommandHandler
    void handle(DeleteGroup command) {
        change(command, group -> group.delete(command.actor(), command.at()));
    }

    private void change(GroupCommand command, Consumer<Group> change) {
        policy.requireAdministrator(command.actor());
        groups.load(command.groupId().toString()).execute(change);
    }
}
