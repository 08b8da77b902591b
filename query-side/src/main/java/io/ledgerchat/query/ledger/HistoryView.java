package io.ledgerchat.query.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** From when to when everything was as it was, and who could read it. */
@Component
public final class HistoryView implements RelationalView {
    private final JdbcTemplate jdbc;
    private final EventCatalogue catalogue;

    public HistoryView(JdbcTemplate jdbc, EventCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public boolean readsMetaData() {
        return true;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/ledger/history.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("history", "history_access", "history_shared_as", "history_lent");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new HistoryProjection(new ViewBatch(jdbc), schema, catalogue);
    }
}
