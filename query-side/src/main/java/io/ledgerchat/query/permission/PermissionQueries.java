package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who may do what. */
@Component
class PermissionQueries {
    private static final String GRANTS =
            "select resource_type, resource_id, principal, bits, granted_at from views.access_grant ";

    /** Access to a link ends with what it opens, though no event revokes it when the conversation is deleted. */
    private static final String OPEN = """
             and (resource_type <> 'sharedLink' or exists (select from views.share s
            where s.document_id = resource_id and (s.expires_at is null or s.expires_at > ?)))""";

    private final JdbcClient sql;
    private final Clock clock;

    PermissionQueries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    Belonging handle(FindMembership query) {
        var account = query.account().value();
        var role = sql.sql("select role from views.account where account_id = ? and deleted_at is null")
                .param(account)
                .query(String.class)
                .optional()
                .orElse("");
        var groups = sql.sql("select group_id from views.group_member where member = ? order by group_id")
                .param(account)
                .query((row, number) -> new GroupId(row.getString(1)))
                .list();
        return new Belonging(role, groups);
    }

    /** Who may share an agent owns its remote side. */
    @QueryHandler
    int handle(FindEffectivePermissions query) {
        var resource = query.resourceId();
        int bits = bits(query.account(), resource);
        if (resource.type() == ResourceType.REMOTE_AGENT) {
            int local = bits(query.account(), new ResourceId(ResourceType.AGENT, resource.id()));
            return (local & Right.SHARE.bit()) == 0 ? bits : AccessRole.OWNER.bits();
        }
        return bits;
    }

    private int bits(AccountId account, ResourceId resource) {
        if (resource.id().indexOf(0) >= 0) {
            return 0;
        }
        var id = account.value();
        return sql.sql("select coalesce(bit_or(bits), 0) from views.access_grant"
                        + " where resource_type = ? and resource_id = ? and principal in " + AccessFilter.PRINCIPALS
                        + OPEN)
                .params(resource.type().wireName(), resource.id(), id, id, id, now())
                .query(Integer.class)
                .single();
    }

    @QueryHandler
    Optional<AccountId> handle(FindResourceOwner query) {
        var resource = query.resourceId();
        var owner = switch (resource.type()) {
            case AGENT, REMOTE_AGENT -> "select author from views.agent where document_id = ?";
            case PROMPT_GROUP -> "select author from views.prompt_group where group_id = ?";
            case SHARED_LINK ->
                "select owner from views.share where document_id = ? and (expires_at is null or expires_at > ?)";
            case MCP_SERVER, SKILL, ASSISTANT -> "";
        };
        if (owner.isEmpty() || resource.id().indexOf(0) >= 0) {
            return Optional.empty();
        }
        var asked = sql.sql(owner).param(resource.id());
        return (resource.type() == ResourceType.SHARED_LINK ? asked.param(now()) : asked)
                .query((row, number) -> new AccountId(row.getString(1)))
                .optional();
    }

    @QueryHandler
    List<EffectivePermissions> handle(FindAllEffectivePermissions query) {
        var id = query.account().value();
        return sql.sql("select resource_id, bit_or(bits) as bits from views.access_grant"
                        + " where resource_type = ? and principal in " + AccessFilter.PRINCIPALS + OPEN
                        + " group by resource_id having (bit_or(bits) & 1) = 1 order by resource_id")
                .params(query.type().wireName(), id, id, id, now())
                .query((row, number) ->
                        new EffectivePermissions(new ResourceId(query.type(), row.getString(1)), row.getInt(2)))
                .list();
    }

    @QueryHandler
    List<Grant> handle(FindGrants query) {
        var resource = query.resourceId();
        if (resource.id().indexOf(0) >= 0) {
            return List.of();
        }
        return sql.sql(GRANTS + "where resource_type = ? and resource_id = ? order by granted_at, principal desc")
                .params(resource.type().wireName(), resource.id())
                .query((row, number) -> grant(row))
                .list();
    }

    @QueryHandler
    List<Grant> handle(FindGrantsTo query) {
        return sql.sql(GRANTS + "where principal = ? order by granted_at, resource_type, resource_id")
                .params(query.principal().toString())
                .query((row, number) -> grant(row))
                .list();
    }

    @QueryHandler
    List<RoleFlag> handle(FindRoleFlags query) {
        return sql.sql("select role, type, permission, allowed from views.role_flag order by role, type, permission")
                .query((row, number) ->
                        new RoleFlag(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Grant grant(ResultSet row) throws SQLException {
        int bits = row.getInt("bits");
        return new Grant(
                ResourceId.parse(row.getString("resource_type") + "/" + row.getString("resource_id")),
                Principal.parse(row.getString("principal")),
                role(bits),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }

    private static AccessRole role(int bits) {
        for (var role : AccessRole.values()) {
            if (role.bits() == bits) {
                return role;
            }
        }
        throw new IllegalStateException("no role has these rights");
    }
}
