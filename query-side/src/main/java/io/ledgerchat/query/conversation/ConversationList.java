package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.conversation.FindConversations.InProject;
import io.ledgerchat.query.conversation.FindOwnedConversationIds.Which;
import io.ledgerchat.query.view.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of conversations page by page: by keys, never by counting rows. */
@Component
class ConversationList {
    private static final String COLUMNS = """
            select conversation_id, document_id, owner, title, endpoint, model, agent_id, spec, icon_url, archived,
              archived_at, unarchived_at, pinned, project_id, was_filed, created_at, updated_at,
              exists (select 1 from views.share share where share.conversation_id = conversation.conversation_id
                and (share.expires_at is null or share.expires_at > current_timestamp)) as shared
            from views.conversation conversation
            """;
    private static final String LISTED = " and not temporary and (expires_at is null or expires_at > ?)";

    private final JdbcClient sql;
    private final Clock clock;

    ConversationList(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    ConversationPage page(FindConversations query) {
        var order = ConversationOrder.by(query.sort());
        var parameters = new ArrayList<Object>();
        var rows = sql.sql(select(query, order, parameters))
                .params(parameters)
                .query((row, _) -> summary(row))
                .list();
        if (rows.size() <= query.limit()) {
            return new ConversationPage(rows, null);
        }
        var page = List.copyOf(rows.subList(0, query.limit()));
        return new ConversationPage(page, order.behind(page.getLast()));
    }

    private String select(FindConversations query, ConversationOrder order, List<Object> parameters) {
        var select = new StringBuilder(COLUMNS)
                .append("where owner = ? and archived = ?")
                .append(LISTED);
        Collections.addAll(parameters, query.owner().value(), query.archived(), now());
        if (query.pinnedOnly()) {
            select.append(" and pinned");
        }
        if (query.among() != null) {
            select.append(" and conversation_id = any (?)");
            parameters.add(values(query.among()));
        }
        narrow(query, select, parameters);
        var after = query.after() == null ? null : order.values(query.after()).orElse(null);
        if (after != null) {
            select.append(" and (%s) %s (%s)"
                    .formatted(
                            String.join(", ", order.keys()),
                            query.ascending() ? ">" : "<",
                            String.join(", ", Collections.nCopies(after.size(), "?"))));
            parameters.addAll(after);
        }
        var direction = query.ascending() ? " asc" : " desc";
        select.append(" order by ")
                .append(String.join(direction + ", ", order.keys()))
                .append(direction)
                .append(" limit ?");
        parameters.add(query.limit() + 1);
        return select.toString();
    }

    private static void narrow(FindConversations query, StringBuilder select, List<Object> parameters) {
        carrying(query.tags(), query.owner(), select, parameters);
        lyingIn(query.project(), select, parameters);
    }

    private static void carrying(List<String> tags, AccountId owner, StringBuilder select, List<Object> parameters) {
        if (!tags.isEmpty()) {
            select.append(" and conversation_id in (").append("""
                    select carried.conversation_id from views.bookmarked_conversation carried
                    join views.bookmark bookmark on bookmark.bookmark_id = carried.bookmark_id
                    where bookmark.owner = ? and bookmark.tag = any (?))""");
            Collections.addAll(
                    parameters, owner.value(), tags.stream().map(Storable::text).toArray(String[]::new));
        }
    }

    private static void lyingIn(@Nullable InProject project, StringBuilder select, List<Object> parameters) {
        if (project != null && project.projectId() != null) {
            select.append(" and project_id = ?");
            parameters.add(project.projectId().value());
        } else if (project != null) {
            select.append(" and project_id is null");
        }
    }

    List<ConversationId> scope(FindConversationScope query) {
        var select = new StringBuilder("select conversation_id from views.conversation where owner = ?" + LISTED);
        var parameters = new ArrayList<Object>(List.of(query.owner().value(), now()));
        if (query.archived() != null) {
            select.append(" and archived = ?");
            parameters.add(query.archived());
        }
        carrying(query.tags(), query.owner(), select, parameters);
        lyingIn(query.project(), select, parameters);
        equal("endpoint", query.endpoint(), select, parameters);
        equal("model", query.model(), select, parameters);
        equal("agent_id", query.agentId(), select, parameters);
        parameters.add(query.limit());
        return sql.sql(select.append(" order by updated_at desc, document_id limit ?")
                        .toString())
                .params(parameters)
                .query((row, _) -> new ConversationId(row.getString(1)))
                .list();
    }

    private static void equal(String column, @Nullable String value, StringBuilder select, List<Object> parameters) {
        if (value != null) {
            select.append(" and ").append(column).append(" = ?");
            parameters.add(String.valueOf(Storable.text(value)));
        }
    }

    List<ConversationSummary> known(FindConversationsById query) {
        return sql.sql(COLUMNS + "where conversation_id = any (?) and owner = ?" + LISTED)
                .params(values(query.conversationIds()), query.owner().value(), now())
                .query((row, _) -> summary(row))
                .list();
    }

    List<ConversationId> ids(FindOwnedConversationIds query) {
        var select = new StringBuilder("select conversation_id from views.conversation where owner = ?");
        var parameters = new ArrayList<Object>(List.of(query.owner().value()));
        if (query.after() != null) {
            select.append(" and conversation_id > ?");
            parameters.add(query.after().value());
        }
        if (query.which() == Which.LISTED) {
            select.append(" and not archived").append(LISTED);
            parameters.add(now());
        }
        parameters.add(query.limit());
        return sql.sql(select.append(" order by conversation_id limit ?").toString())
                .params(parameters)
                .query((row, _) -> new ConversationId(row.getString(1)))
                .list();
    }

    List<ExpiredConversation> expired(FindExpiredConversations query) {
        return sql.sql("""
                select conversation_id, owner, expires_at from views.conversation
                where expires_at <= ? order by expires_at limit ?""")
                .params(query.now().atOffset(ZoneOffset.UTC), query.limit())
                .query((row, _) -> new ExpiredConversation(
                        new ConversationId(row.getString(1)), new AccountId(row.getString(2)), instant(row, 3)))
                .list();
    }

    private static String[] values(List<ConversationId> ids) {
        return ids.stream().map(ConversationId::value).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ConversationSummary summary(ResultSet row) throws SQLException {
        boolean archived = row.getBoolean("archived");
        var project = row.getString("project_id");
        return new ConversationSummary(
                new ConversationId(row.getString("conversation_id")),
                row.getString("document_id"),
                new AccountId(row.getString("owner")),
                row.getString("title"),
                row.getString("endpoint"),
                row.getString("model"),
                row.getString("agent_id"),
                row.getString("spec"),
                row.getString("icon_url"),
                new Archiving(
                        archived,
                        archived || row.getObject("unarchived_at") != null,
                        instantOrNull(row, row.findColumn("archived_at"))),
                row.getObject("pinned", Boolean.class),
                new Filing(project == null ? null : new ProjectId(project), row.getBoolean("was_filed")),
                row.getBoolean("shared"),
                instant(row, row.findColumn("created_at")),
                instant(row, row.findColumn("updated_at")));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
