package io.ledgerchat.query.agent;

import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.AgentPage.Position;
import io.ledgerchat.query.permission.AccessFilter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of agents page by page: only what the asker may see. */
@Component
class AgentList {
    private final JdbcClient sql;

    AgentList(JdbcClient sql) {
        this.sql = sql;
    }

    AgentPage page(FindAgents query) {
        var parameters = new ArrayList<Object>();
        var editable = AccessFilter.of(query.account(), ResourceType.AGENT, Right.EDIT.bit());
        var select = "select " + editable.on("a.document_id") + " as editable, " + AgentReader.LISTED;
        parameters.addAll(editable.parameters());
        var rows = sql.sql(select + where(query, parameters))
                .params(parameters)
                .query((row, number) -> new AgentLine(AgentReader.agent(row), row.getBoolean("editable")))
                .list();
        if (rows.size() <= query.limit()) {
            return new AgentPage(rows, null);
        }
        var page = List.copyOf(rows.subList(0, query.limit()));
        var last = page.getLast().agent();
        return new AgentPage(page, new Position(last.updatedAt(), last.documentId()));
    }

    private static String where(FindAgents query, List<Object> parameters) {
        var seen = AccessFilter.of(query.account(), ResourceType.AGENT, query.bits());
        var where = new StringBuilder("where ").append(seen.on("a.document_id"));
        parameters.addAll(seen.parameters());
        if (query.category() != null) {
            where.append(" and a.category = ?");
            parameters.add(storable(query.category()));
        }
        if (query.search() != null) {
            where.append(" and (a.name ilike ? or a.description ilike ?)");
            var pattern = "%" + storable(query.search()).replaceAll("([\\\\%_])", "\\\\$1") + "%";
            parameters.add(pattern);
            parameters.add(pattern);
        }
        if (query.promoted() != null) {
            where.append(" and a.promoted = ?");
            parameters.add(query.promoted());
        }
        if (query.after() != null) {
            where.append(" and (a.updated_at < ? or (a.updated_at = ? and a.document_id > ?))");
            var time = query.after().updatedAt().atOffset(ZoneOffset.UTC);
            parameters.addAll(List.of(time, time, storable(query.after().documentId())));
        }
        parameters.add(query.limit() + 1);
        return where.append(" order by a.updated_at desc, a.document_id limit ?")
                .toString();
    }

    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }
}
