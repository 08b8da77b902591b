package io.ledgerchat.query.project;

import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.project.FindProjects.Sort;
import io.ledgerchat.query.project.ProjectPage.Position;
import io.ledgerchat.query.view.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about projects. A person has few, so their conversations are counted when they are asked for. */
@Component
class ProjectQueries {
    private static final String COUNTED = """
            select project.*, coalesce(lying.conversations, 0) as conversations, lying.last_at, lying.last_id
            from views.project project
            left join lateral (
              select count(*) as conversations, max(updated_at) as last_at,
                (array_agg(conversation_id order by updated_at desc, conversation_id))[1] as last_id
              from views.conversation
              where project_id = project.project_id and owner = project.owner and not archived and not temporary
                and (expires_at is null or expires_at > ?)) lying on true
            where project.owner = ?
            """;

    private final JdbcClient sql;
    private final Clock clock;

    ProjectQueries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    Optional<Project> handle(FindProject query) {
        return sql.sql(COUNTED + " and project.project_id = ?")
                .params(now(), query.owner().value(), query.projectId().value())
                .query((row, number) -> project(row))
                .optional();
    }

    @QueryHandler
    ProjectPage handle(FindProjects query) {
        var key = switch (query.sort()) {
            case NAME -> "coalesce(name, '')";
            case CREATED_AT -> "created_at";
            case LAST_CONVERSATION_AT -> "coalesce(last_at, '-infinity'::timestamptz)";
        };
        var select = new StringBuilder("select * from (" + COUNTED + ") counted where true");
        var parameters = new ArrayList<Object>(List.of(now(), query.owner().value()));
        if (!query.words().isEmpty()) {
            select.append(" and (strpos(lower(name collate pg_c_utf8), lower(? collate pg_c_utf8)) > 0"
                    + " or strpos(lower(description collate pg_c_utf8), lower(? collate pg_c_utf8)) > 0)");
            var words = String.valueOf(Storable.text(query.words()));
            parameters.addAll(List.of(words, words));
        }
        place(query).ifPresent(place -> {
            select.append(" and (%s, project_id) %s (?, ?)".formatted(key, query.ascending() ? ">" : "<"));
            parameters.addAll(place);
        });
        var direction = query.ascending() ? "asc" : "desc";
        select.append(" order by %s %s, project_id %s limit ?".formatted(key, direction, direction));
        parameters.add(query.limit() + 1);
        var rows = sql.sql(select.toString())
                .params(parameters)
                .query((row, number) -> project(row))
                .list();
        if (rows.size() <= query.limit()) {
            return new ProjectPage(rows, null);
        }
        var page = List.copyOf(rows.subList(0, query.limit()));
        return new ProjectPage(page, behind(page.getLast(), query.sort()));
    }

    private static Position behind(Project row, Sort sort) {
        var primary = switch (sort) {
            case NAME -> row.name();
            case CREATED_AT -> row.createdAt().toString();
            case LAST_CONVERSATION_AT ->
                row.lastConversationAt() == null
                        ? null
                        : row.lastConversationAt().toString();
        };
        return new Position(primary, row.projectId().value());
    }

    private static Optional<List<Object>> place(FindProjects query) {
        var after = query.after();
        if (after == null) {
            return Optional.empty();
        }
        var id = String.valueOf(Storable.text(after.projectId()));
        var primary = Storable.text(after.primary());
        if (query.sort() == Sort.NAME) {
            return Optional.of(List.of(primary == null ? "" : primary, id));
        }
        try {
            return Optional.of(List.of(
                    primary == null
                            ? OffsetDateTime.MIN
                            : StorableTime.parse(primary).atOffset(ZoneOffset.UTC),
                    id));
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Project project(ResultSet row) throws SQLException {
        var last = row.getString("last_id");
        var name = row.getString("name");
        var description = row.getString("description");
        return new Project(
                new ProjectId(row.getString("project_id")),
                new AccountId(row.getString("owner")),
                name == null ? "" : name,
                description == null ? "" : description,
                row.getLong("conversations"),
                instant(row, "last_at"),
                last == null ? null : new ConversationId(last),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
