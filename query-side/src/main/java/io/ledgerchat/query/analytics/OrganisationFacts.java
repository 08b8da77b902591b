package io.ledgerchat.query.analytics;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AgentSettings;
import io.ledgerchat.event.permission.GroupEvent;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupDescribed;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.GroupProfile;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dimensions that belong to the organisation: its groups, with who was in them when, and its agents. */
final class OrganisationFacts {
    private final ViewBatch batch;
    private final String groups;
    private final String memberships;
    private final String agents;

    OrganisationFacts(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.groups = schema.table("dim_group");
        this.memberships = schema.table("person_group");
        this.agents = schema.table("dim_agent");
    }

    void follow(GroupEvent event) {
        String group = event.groupId().value();
        switch (event) {
            case GroupCreated created -> {
                batch.add(
                        "insert into " + groups + " (group_id, name, source, created_at) values (?, ?, ?, ?)"
                                + " on conflict (group_id) do nothing",
                        group,
                        text(created.profile().value().map(GroupProfile::name).orElse(null)),
                        text(created.source()),
                        time(created.createdAt()));
                created.members().forEach(member -> join(group, member, created.createdAt()));
            }
            case GroupDescribed described ->
                batch.add(
                        "update " + groups + " set name = ? where group_id = ?",
                        text(described.profile().value().map(GroupProfile::name).orElse(null)),
                        group);
            case GroupMemberAdded added -> join(group, added.member(), added.addedAt());
            case GroupMemberRemoved removed ->
                batch.add(
                        "update " + memberships + " set until = ? where group_id = ? and person = ? and until is null",
                        time(removed.removedAt()),
                        group,
                        text(removed.member()));
            case GroupDeleted deleted -> {
                batch.add(
                        "update " + groups + " set deleted_at = ? where group_id = ?",
                        time(deleted.deletedAt()),
                        group);
                batch.add(
                        "update " + memberships + " set until = ? where group_id = ? and until is null",
                        time(deleted.deletedAt()),
                        group);
            }
        }
    }

    /** Groups keep who is gone among those they were told of; nobody is told to leave them. */
    void left(AccountDeleted event) {
        batch.add(
                "update " + memberships + " set until = ? where person = ? and until is null",
                time(event.deletedAt()),
                event.accountId().value());
    }

    private void join(String group, String member, Instant at) {
        batch.add(
                "insert into " + memberships + " (group_id, person, since) values (?, ?, ?) on conflict do nothing",
                group,
                text(member),
                time(at));
    }

    void follow(AgentEvent event) {
        switch (event) {
            case AgentCreated created -> {
                batch.add(
                        "insert into " + agents + " (agent, made_by, created_at) values (?, ?, ?)"
                                + " on conflict (agent) do nothing",
                        created.agentId().value(),
                        created.author().value(),
                        time(created.createdAt()));
                describe(created.agentId(), created.settings());
            }
            case AgentUpdated updated -> describe(updated.agentId(), updated.changes());
            case AgentReverted reverted -> describe(reverted.agentId(), reverted.settings());
            case AgentDeleted deleted ->
                batch.add(
                        "update " + agents + " set name = null, deleted_at = ? where agent = ?",
                        time(deleted.deletedAt()),
                        deleted.agentId().value());
            case AgentEvent other -> {
                // its picture, its files
            }
        }
    }

    private void describe(AgentId agent, AgentSettings said) {
        batch.add(
                "update " + agents + " set name = coalesce(?, name), provider = coalesce(?, provider),"
                        + " model = coalesce(?, model) where agent = ?",
                text(name(said)),
                text(said.provider()),
                text(said.model()),
                agent.value());
    }

    private static @Nullable String name(AgentSettings said) {
        return said.details()
                .value()
                .map(details -> details.get("name"))
                .map(Object::toString)
                .orElse(null);
    }
}
