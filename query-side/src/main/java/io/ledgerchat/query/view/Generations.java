package io.ledgerchat.query.view;

import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps which generations of which views exist, and makes, publishes and drops their places. */
public final class Generations {
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public Generations(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    public List<Generation> of(View view) {
        return sql.sql("select view, version, number, live from ledger.view_generation where view = ? order by number")
                .param(view.name())
                .query(Generation.class)
                .list();
    }

    public Optional<Generation> live(View view) {
        return of(view).stream().filter(Generation::live).findFirst();
    }

    /** Makes room for the next generation. Two nodes that do so at once get the same one. */
    public Generation begin(View view) {
        return transaction.execute(status -> {
            lock();
            var building = of(view).stream()
                    .filter(known -> known.version() == view.version() && !known.live())
                    .findFirst();
            if (building.isPresent()) {
                return building.get();
            }
            int number = of(view).stream().mapToInt(Generation::number).max().orElse(0) + 1;
            var generation = new Generation(view.name(), view.version(), number, false);
            if (view instanceof RelationalView relational) {
                createTables(relational, new ViewSchema(generation.place()));
            }
            sql.sql("insert into ledger.view_generation (view, version, number, live) values (?, ?, ?, false)")
                    .params(view.name(), view.version(), number)
                    .update();
            return generation;
        });
    }

    /** Lets readers see this generation instead of any other, in one transaction. */
    public Generation publish(View view, Generation generation) {
        return transaction.execute(status -> {
            lock();
            if (view instanceof RelationalView relational) {
                showToReaders(relational, new ViewSchema(generation.place()));
            }
            sql.sql("update ledger.view_generation set live = (number = ?) where view = ?")
                    .params(generation.number(), view.name())
                    .update();
            return new Generation(generation.view(), generation.version(), generation.number(), true);
        });
    }

    /** Forgets a generation that nobody reads: its tables, its token, its name. */
    public void drop(View view, Generation generation) {
        transaction.executeWithoutResult(status -> {
            lock();
            if (view instanceof RelationalView) {
                sql.sql("drop schema if exists " + new ViewSchema(generation.place()).name() + " cascade")
                        .update();
            }
            sql.sql("delete from ledger.token_entry where processor_name = ?")
                    .param(generation.place())
                    .update();
            sql.sql("delete from ledger.view_generation where view = ? and number = ? and not live")
                    .params(view.name(), generation.number())
                    .update();
        });
    }

    /** How many rows differ between two generations of a relational view. */
    public long differences(RelationalView view, Generation one, Generation other) {
        var left = new ViewSchema(one.place());
        var right = new ViewSchema(other.place());
        return view.tables().stream()
                .mapToLong(table -> sql.sql("""
                        select count(*) from (
                          (select * from %1$s except all select * from %2$s)
                          union all
                          (select * from %2$s except all select * from %1$s)) differing
                        """.formatted(left.table(table), right.table(table)))
                        .query(Long.class)
                        .single())
                .sum();
    }

    private void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtext('ledgerchat.view_generation'))")
                .query()
                .singleRow();
    }

    private void createTables(RelationalView view, ViewSchema schema) {
        jdbc.execute("create schema " + schema.name());
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local search_path to " + schema.name());
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(view.ddl()));
                statement.execute("set local search_path to default");
            }
            return true;
        });
    }

    private void showToReaders(RelationalView view, ViewSchema schema) {
        for (String table : view.tables()) {
            // A new version may have other columns: a database view cannot lose columns, so it is made anew.
            jdbc.execute("drop view if exists views." + table);
            jdbc.execute("create view views." + table + " as select * from " + schema.table(table));
        }
    }
}
