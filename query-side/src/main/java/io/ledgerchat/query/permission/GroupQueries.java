package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.GroupId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about groups. */
@Component
class GroupQueries {
    private static final String GROUPS = """
            select group_id, name, description, email, avatar, source, source_id, created_at, updated_at,
              array(select member from views.group_member m where m.group_id = g.group_id
                    order by added_at, place, member) as members
            from views.people_group g
            """;

    private final JdbcClient sql;

    GroupQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Group> handle(FindGroups query) {
        var parameters = new ArrayList<Object>();
        var where = where(query.search(), query.source(), parameters);
        parameters.add(query.limit());
        parameters.add(query.offset());
        return sql.sql(GROUPS + where + " order by name, group_id limit ? offset ?")
                .params(parameters)
                .query((row, number) -> group(row))
                .list();
    }

    @QueryHandler
    long handle(CountGroups query) {
        var parameters = new ArrayList<Object>();
        var where = where(query.search(), query.source(), parameters);
        return sql.sql("select count(*) from views.people_group" + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    @QueryHandler
    List<Group> handle(FindGroupsById query) {
        return sql.sql(GROUPS + "where group_id = any (?) order by name, group_id")
                .param(query.groupIds().stream().map(GroupId::value).toArray(String[]::new))
                .query((row, number) -> group(row))
                .list();
    }

    private static String where(@Nullable String search, @Nullable String source, List<Object> parameters) {
        var where = new StringBuilder(" where true");
        if (search != null) {
            where.append(" and (name ilike ? or email ilike ? or description ilike ?)");
            var pattern = Pattern.containing(search);
            parameters.addAll(List.of(pattern, pattern, pattern));
        }
        if (source != null) {
            where.append(" and source = ?");
            parameters.add(source);
        }
        return where.toString();
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                new GroupId(row.getString("group_id")),
                row.getString("name") == null ? "" : row.getString("name"),
                row.getString("description"),
                row.getString("email"),
                row.getString("avatar"),
                row.getString("source"),
                row.getString("source_id"),
                members(row.getArray("members")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> members(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
