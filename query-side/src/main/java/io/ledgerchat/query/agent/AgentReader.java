package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads agents from rows. The owner is who owns an agent longest, or else its author. */
final class AgentReader {
    private static final String COLUMNS = """
            a.agent_id, a.document_id, a.author, %s::text as fields, a.created_at, a.updated_at,
              (select count(*) from views.agent_version v where v.agent_id = a.agent_id) as version,
              exists (select 1 from views.access_grant g where g.resource_type = 'agent'
                and g.resource_id = a.document_id and g.principal = 'public:') as everybody_sees,
              owner.name as owner_name, owner.username as owner_username
            from views.agent a
            left join views.account owner on owner.account_id = coalesce(
              (select substr(g.principal, 6) from views.access_grant g where g.resource_type = 'agent'
                and g.resource_id = a.document_id and g.bits = 15 and g.principal like 'user:%%'
                order by g.granted_at, g.principal limit 1), a.author)
            """;

    /** Whole agents. */
    static final String SELECT = "select " + COLUMNS.formatted("a.fields");

    /** Agents without the settings that no list shows, and that may be long. */
    static final String LISTED = COLUMNS.formatted("(a.fields - array['instructions', 'model_parameters', 'tools',"
            + " 'tool_resources', 'tool_options', 'edges', 'subagents', 'agent_ids'])");

    private AgentReader() {}

    static Agent agent(ResultSet row) throws SQLException {
        return new Agent(
                new AgentId(row.getString("agent_id")),
                row.getString("document_id"),
                new AccountId(row.getString("author")),
                StoredFields.whole(row.getString("fields")),
                row.getInt("version"),
                row.getBoolean("everybody_sees"),
                contact(row.getString("owner_name"), row.getString("owner_username")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Never an e-mail address. */
    private static @Nullable String contact(@Nullable String name, @Nullable String username) {
        if (name != null && !name.isBlank() && name.indexOf('@') < 0) {
            return name;
        }
        return username != null && !username.isBlank() && username.indexOf('@') < 0 ? username : null;
    }
}
