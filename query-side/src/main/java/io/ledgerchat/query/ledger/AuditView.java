package io.ledgerchat.query.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every event as an entry of the audit log: who, what, to whom, to which thing, when, from where, and how it ended. */
@Component
public final class AuditView implements RelationalView {
    private final JdbcTemplate jdbc;
    private final EventCatalogue catalogue;
    private final ClientTexts texts;

    public AuditView(JdbcTemplate jdbc, EventCatalogue catalogue, ClientTexts texts) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public String ddl() {
        return "io/ledgerchat/query/ledger/audit.sql";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit");
    }

    @Override
    public Object projection(ViewSchema schema) {
        return new AuditProjection(new ViewBatch(jdbc), schema, catalogue, texts);
    }
}
