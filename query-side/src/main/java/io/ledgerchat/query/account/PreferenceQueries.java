package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.permission.AccessFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about an account's choices. */
@Component
class PreferenceQueries {
    private final JdbcClient sql;

    PreferenceQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    Preferences handle(FindPreferences query) {
        return sql.sql("select favorites, code_environment, remember, plugins from views.preference"
                        + " where account_id = ?")
                .param(query.accountId().value())
                .query((row, number) -> preferences(row))
                .optional()
                .map(known -> known.withFavorites(inSight(known.favorites(), query.accountId())))
                .orElse(Preferences.UNTOUCHED);
    }

    /** Without agents that are gone, or that the account may not see any more (contracts 70 §3.8, 75 §2.4). */
    private List<Favorite> inSight(List<Favorite> favorites, AccountId account) {
        var agents = favorites.stream()
                .map(Favorite::agentId)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        if (agents.length == 0) {
            return favorites;
        }
        var seen = AccessFilter.of(account, ResourceType.AGENT, Right.VIEW.bit());
        var parameters = new ArrayList<Object>();
        parameters.add(agents);
        parameters.addAll(seen.parameters());
        var visible = Set.copyOf(sql.sql("select a.agent_id from views.agent a where a.agent_id = any (?) and "
                        + seen.on("a.document_id"))
                .params(parameters)
                .query(String.class)
                .list());
        return favorites.stream()
                .filter(favorite -> favorite.agentId() == null || visible.contains(favorite.agentId()))
                .toList();
    }

    private static Preferences preferences(ResultSet row) throws SQLException {
        @Nullable String environment = row.getString("code_environment");
        @Nullable Object remember = row.getObject("remember");
        return new Preferences(
                FavoritesText.read(row.getString("favorites")).stream()
                        .map(PreferenceQueries::favorite)
                        .toList(),
                environment == null ? Preferences.UNTOUCHED.codeEnvironment() : environment,
                remember == null || (Boolean) remember,
                List.of((String[]) row.getArray("plugins").getArray()));
    }

    private static Favorite favorite(Map<String, String> fields) {
        return new Favorite(fields.get("agentId"), fields.get("model"), fields.get("endpoint"), fields.get("spec"));
    }

    @QueryHandler
    List<ToolFavorite> handle(FindToolFavorites query) {
        return sql.sql("select item_type, item_id from views.tool_favorite where account_id = ?"
                        + " order by added_at, item_type, item_id")
                .param(query.accountId().value())
                .query((row, number) -> new ToolFavorite(row.getString("item_type"), row.getString("item_id")))
                .list();
    }
}
