package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceType;
import java.util.List;

/**
 * The policy on access as a piece of SQL, for every list and search that shows what can be shared: of all rows only those
 * to which the account, its role, one of its groups or the public was given the rights (contract 75 §1). That somebody is
 * an administrator does not widen it.
 *
 * <pre>{@code
 * var seen = AccessFilter.of(account, ResourceType.AGENT, Right.VIEW.bit());
 * sql.sql("select … from views.agent where " + seen.on("document_id")).params(seen.parameters())
 * }</pre>
 */
public record AccessFilter(List<Object> parameters) {
    /** As whom the account has access; takes three parameters, each its id. */
    public static final String PRINCIPALS = """
            (select 'public:' union all select 'user:' || ?
             union all select 'role:' || role from views.account where account_id = ? and deleted_at is null
             union all select 'group:' || group_id from views.group_member where member = ?)""";

    /** @param bits the rights that are all asked for; one entry must give them all */
    public static AccessFilter of(AccountId account, ResourceType type, int bits) {
        var id = account.value();
        return new AccessFilter(List.of(type.wireName(), bits, bits, id, id, id));
    }

    /** The condition on the column with the resource's id; it takes {@link #parameters()} in its place. */
    public String on(String idColumn) {
        return "exists (select 1 from views.access_grant g where g.resource_type = ? and g.resource_id = " + idColumn
                + " and (g.bits & ?) = ? and g.principal in " + PRINCIPALS + ")";
    }
}
