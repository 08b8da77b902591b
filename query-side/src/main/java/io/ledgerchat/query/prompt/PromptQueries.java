package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import io.ledgerchat.query.permission.AccessFilter;
import io.ledgerchat.query.view.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Answers what is asked about prompts. */
@Component
class PromptQueries {
    private static final String GROUPS = """
            select prompt_group.*, account.name as author_name, production.text as production_text,
              production.type as production_type, production.author as production_author,
              production.created_at as produced_at,
              exists (select 1 from views.access_grant g where g.resource_type = 'promptGroup'
                and g.resource_id = prompt_group.group_id and g.principal = 'public:' and (g.bits & 1) = 1) as everybody
            from views.prompt_group prompt_group
            left join views.account account on account.account_id = prompt_group.author
            left join views.prompt production on production.prompt_id = prompt_group.production_id
            where\s""";

    private final JdbcClient sql;

    PromptQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    PromptGroupPage handle(FindPromptGroups query) {
        var seen = AccessFilter.of(query.account(), ResourceType.PROMPT_GROUP, Right.VIEW.bit());
        var select = new StringBuilder(GROUPS).append(seen.on("prompt_group.group_id"));
        var parameters = new ArrayList<Object>(seen.parameters());
        narrow(query, select, parameters);
        var after = query.after();
        if (after != null) {
            // The id goes up where the others go down, so they cannot be compared as one.
            select.append(" and (uses < ? or uses = ? and (prompt_group.updated_at < ?"
                    + " or prompt_group.updated_at = ? and prompt_group.group_id > ?))");
            var time = after.updatedAt().atOffset(ZoneOffset.UTC);
            parameters.addAll(
                    List.of(after.uses(), after.uses(), time, time, String.valueOf(Storable.text(after.groupId()))));
        }
        select.append(" order by uses desc, prompt_group.updated_at desc, prompt_group.group_id limit ?");
        parameters.add(query.limit() + 1);
        var rows = sql.sql(select.toString())
                .params(parameters)
                .query((row, number) -> group(row))
                .list();
        if (rows.size() <= query.limit()) {
            return new PromptGroupPage(rows, null);
        }
        var page = List.copyOf(rows.subList(0, query.limit()));
        var last = page.getLast();
        return new PromptGroupPage(
                page,
                new PromptGroupPage.Position(
                        last.uses(), last.updatedAt(), last.groupId().value()));
    }

    private static void narrow(FindPromptGroups query, StringBuilder select, List<Object> parameters) {
        if (!query.name().isEmpty()) {
            select.append(" and strpos(lower(prompt_group.name collate pg_c_utf8), lower(? collate pg_c_utf8)) > 0");
            parameters.add(String.valueOf(Storable.text(query.name())));
        }
        if (query.category() != null) {
            select.append(" and category = ?");
            parameters.add(String.valueOf(Storable.text(query.category())));
        }
        switch (query.by()) {
            case ANYBODY -> {}
            case ONESELF -> {
                select.append(" and prompt_group.author = ?");
                parameters.add(query.account().value());
            }
            case OTHERS -> {
                select.append(" and prompt_group.author <> ?");
                parameters.add(query.account().value());
            }
        }
    }

    @QueryHandler
    Optional<PromptGroup> handle(FindPromptGroup query) {
        return sql.sql(GROUPS + "prompt_group.group_id = ?")
                .param(query.groupId().value())
                .query((row, number) -> group(row))
                .optional();
    }

    @QueryHandler
    List<PromptGroupId> handle(FindPromptGroupsBy query) {
        return sql.sql("select group_id from views.prompt_group where author = ? order by group_id")
                .param(query.author().value())
                .query((row, number) -> new PromptGroupId(row.getString("group_id")))
                .list();
    }

    @QueryHandler
    Optional<Prompt> handle(FindPrompt query) {
        return sql.sql("select * from views.prompt where prompt_id = ?")
                .param(query.promptId().value())
                .query((row, number) -> prompt(row))
                .optional();
    }

    @QueryHandler
    List<Prompt> handle(FindPrompts query) {
        var select = new StringBuilder("select * from views.prompt where true");
        var parameters = new ArrayList<Object>();
        if (query.groupId() != null) {
            select.append(" and group_id = ?");
            parameters.add(query.groupId().value());
        }
        if (query.author() != null) {
            select.append(" and author = ?");
            parameters.add(query.author().value());
        }
        parameters.add(query.limit());
        return sql.sql(select.append(" order by created_at desc, prompt_id limit ?")
                        .toString())
                .params(parameters)
                .query((row, number) -> prompt(row))
                .list();
    }

    private static PromptGroup group(ResultSet row) throws SQLException {
        var group = new PromptGroupId(row.getString("group_id"));
        return new PromptGroup(
                group,
                new AccountId(row.getString("author")),
                text(row, "author_name"),
                text(row, "name"),
                text(row, "oneliner"),
                text(row, "category"),
                row.getString("command"),
                production(row, group),
                row.getLong("uses"),
                row.getBoolean("everybody"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static @Nullable Prompt production(ResultSet row, PromptGroupId group) throws SQLException {
        if (row.getString("production_type") == null) {
            return null;
        }
        return new Prompt(
                new PromptId(row.getString("production_id")),
                group,
                new AccountId(row.getString("production_author")),
                text(row, "production_text"),
                row.getString("production_type"),
                instant(row, "produced_at"));
    }

    private static Prompt prompt(ResultSet row) throws SQLException {
        return new Prompt(
                new PromptId(row.getString("prompt_id")),
                new PromptGroupId(row.getString("group_id")),
                new AccountId(row.getString("author")),
                text(row, "text"),
                row.getString("type"),
                instant(row, "created_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
