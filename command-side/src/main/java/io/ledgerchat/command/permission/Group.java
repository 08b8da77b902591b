package io.ledgerchat.command.permission;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupDescribed;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.GroupProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A group of people to whom access can be given. */
@Aggregate
class Group {
    @AggregateIdentifier
    private GroupId id;

    private Personal<GroupProfile> profile;
    private final Set<String> members = new HashSet<>();
    private boolean deleted;

    @SuppressWarnings("NullAway.Init")
    Group() {}

    @SuppressWarnings("NullAway.Init")
    Group(CreateGroup command) {
        apply(new GroupCreated(
                command.groupId(),
                Personal.of(Subject.ORGANISATION, command.profile()),
                command.source(),
                command.sourceId(),
                command.members().stream().distinct().toList(),
                command.actor(),
                command.at()));
    }

    void describe(DescribeGroup command) {
        requireAlive();
        var wanted = Personal.of(Subject.ORGANISATION, command.profile());
        if (!wanted.equals(profile)) {
            apply(new GroupDescribed(id, wanted, command.actor(), command.at()));
        }
    }

    void add(String member, AccountId actor, Instant at) {
        requireAlive();
        if (!members.contains(member)) {
            apply(new GroupMemberAdded(id, member, actor, at));
        }
    }

    void remove(String member, AccountId actor, Instant at) {
        requireAlive();
        if (members.contains(member)) {
            apply(new GroupMemberRemoved(id, member, actor, at));
        }
    }

    void delete(AccountId actor, Instant at) {
        requireAlive();
        apply(new GroupDeleted(id, actor, at));
    }

    private void requireAlive() {
        if (deleted) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Group not found");
        }
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        id = event.groupId();
        profile = event.profile();
        members.addAll(event.members());
    }

    @EventSourcingHandler
    void on(GroupDescribed event) {
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(GroupMemberAdded event) {
        members.add(event.member());
    }

    @EventSourcingHandler
    void on(GroupMemberRemoved event) {
        members.remove(event.member());
    }

    @EventSourcingHandler
    void on(GroupDeleted event) {
        deleted = true;
    }
}
