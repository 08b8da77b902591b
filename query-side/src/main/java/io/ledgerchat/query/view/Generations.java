package io.ledgerchat.query.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps which generations of which views exist, and makes, publishes and drops their places. */
public final class Generations {
    private static final int INDEXES_AT_ONCE = 2;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ShownViews shown;

    public Generations(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.shown = new ShownViews(jdbc, transaction);
    }

    /** The live ones that are filled together. */
    GroupRow group() {
        return new GroupRow(sql, this);
    }

    public List<Generation> of(View view) {
        return sql.sql("select view, version, number, live, grouped from ledger.view_generation where view = ?"
                        + " order by number")
                .param(view.name())
                .query(Generation.class)
                .list();
    }

    public Optional<Generation> live(View view) {
        return of(view).stream().filter(Generation::live).findFirst();
    }

    /**
     * Whether the tables of this generation, and what readers see of a live one, are there. After a backup was restored
     * that left the views out they are not, although the database still says which generation is live.
     */
    boolean isThere(RelationalView view, Generation generation) {
        var schema = new ViewSchema(generation.place());
        String[] tables = view.tables().stream()
                .flatMap(table -> generation.live()
                        ? Stream.of(schema.table(table), "views." + table)
                        : Stream.of(schema.table(table)))
                .toArray(String[]::new);
        return sql.sql("select coalesce(bool_and(to_regclass(name) is not null), true) from unnest(?) name")
                .param(tables)
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes room for the next generation, or finds the one that was begun. Two nodes that do so at once get the same one.
     * One that readers saw before, and that is kept or could not be dropped yet, is not taken: it has no token any more. Nor
     * is one that is {@linkplain #loseAll lost}.
     */
    public Generation begin(View view) {
        return transaction.execute(status -> {
            lock();
            int live = live(view).map(Generation::number).orElse(0);
            var building = begun(view, live);
            if (building.isPresent()) {
                return building.get();
            }
            int number = of(view).stream().mapToInt(Generation::number).max().orElse(0) + 1;
            var generation = new Generation(view.name(), view.version(), number, false, false);
            if (view instanceof RelationalView relational) {
                createTables(relational, new ViewSchema(generation.place()));
            }
            sql.sql("insert into ledger.view_generation (view, version, number, live) values (?, ?, ?, false)")
                    .params(view.name(), view.version(), number)
                    .update();
            return generation;
        });
    }

    private Optional<Generation> begun(View view, int live) {
        return sql.sql("select view, version, number, live, grouped from ledger.view_generation"
                        + " where view = ? and version = ? and number > ? and not lost order by number limit 1")
                .params(view.name(), view.version(), live)
                .query(Generation.class)
                .optional();
    }

    /**
     * None of them is to be read or gone on with any more, as what they hold was erased since: the next start fills each
     * view from the first event on, and drops them when readers have the new ones.
     */
    public void loseAll() {
        change(turn -> sql.sql("update ledger.view_generation set live = false, grouped = false, lost = true")
                .update());
    }

    /** Lets readers see this generation instead of any other, in one transaction. */
    public Generation publish(View view, Generation generation) {
        change(turn -> show(turn, view, generation, false));
        return new Generation(generation.view(), generation.version(), generation.number(), true, false);
    }

    /** Changes what there is, and what readers may hold of it: one node at a time, and giving way to readers. */
    void change(ShownViews.Change change) {
        shown.change(turn -> {
            lock();
            change.make(turn);
        });
    }

    /** Within a change. */
    void show(ShownViews.Turn turn, View view, Generation generation, boolean grouped) {
        if (!generation.live()) {
            if (view instanceof RelationalView relational) {
                turn.show(relational, new ViewSchema(generation.place()));
            }
            // It passed the events at which the former one waits; at those that it comes to yet, it says so itself.
            sql.sql("delete from ledger.dead_letter where view = ? and skipped_at is null")
                    .param(view.name())
                    .update();
        }
        // The former one first: one statement may come to the other row before, and two live ones are refused.
        sql.sql("update ledger.view_generation set live = false, grouped = false where view = ? and number <> ?")
                .params(view.name(), generation.number())
                .update();
        sql.sql("update ledger.view_generation set live = true, grouped = ? where view = ? and number = ?")
                .params(grouped, view.name(), generation.number())
                .update();
    }

    void deleteToken(String processor) {
        sql.sql("delete from ledger.token_entry where processor_name = ?")
                .param(processor)
                .update();
    }

    /** Forgets a generation that nobody reads any more: its tables, its token, its name. */
    public void drop(View view, Generation generation) {
        change(turn -> drop(turn, view, generation, "and not live"));
    }

    /** Forgets the generations of the view's version whose tables are gone, also the one that was live. */
    void forgetLost(RelationalView view) {
        change(turn -> of(view).stream()
                .filter(generation -> generation.version() == view.version() && !isThere(view, generation))
                .forEach(generation -> drop(turn, view, generation)));
    }

    /** Within a change. */
    void drop(ShownViews.Turn turn, View view, Generation generation) {
        drop(turn, view, generation, "");
    }

    private void drop(ShownViews.Turn turn, View view, Generation generation, String condition) {
        if (view instanceof RelationalView) {
            turn.take("drop schema if exists " + new ViewSchema(generation.place()).name() + " cascade");
        }
        deleteToken(generation.place());
        sql.sql("delete from ledger.view_generation where view = ? and number = ? " + condition)
                .params(view.name(), generation.number())
                .update();
    }

    /**
     * Sees the tables as they are at this moment, whatever is written later.
     *
     * <p>Holds a connection until it is closed.
     *
     * @param polite whether one processor is enough for what is asked of it
     */
    Snapshot snapshot(boolean polite) {
        return new Snapshot(Objects.requireNonNull(jdbc.getDataSource()), polite);
    }

    private void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtext('ledgerchat.view_generation'))")
                .query()
                .singleRow();
    }

    private void createTables(RelationalView view, ViewSchema schema) {
        jdbc.execute("create schema " + schema.name());
        run(schema, ViewScript.of(view).beforeFilling());
    }

    /**
     * Adds what only readers need, once a generation is filled: an index made at once costs much less than one kept while
     * every row comes in. Done again it changes nothing. Nobody may be writing to the generation, or would wait as long.
     *
     * @param polite one processor is enough for it; otherwise several indexes are made at a time, which takes less than several
     *     processors for one after the other
     */
    void complete(View view, Generation generation, boolean polite) {
        if (view instanceof RelationalView relational) {
            var schema = new ViewSchema(generation.place());
            ViewScript script = ViewScript.of(relational);
            int atOnce = polite ? 1 : INDEXES_AT_ONCE;
            try (var threads =
                    Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
                CompletableFuture.allOf(script.indexesWhenFilled().stream()
                                .map(index ->
                                        CompletableFuture.runAsync(() -> complete(schema, index, polite), threads))
                                .toArray(CompletableFuture[]::new))
                        .join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof DataAccessException known ? known : failed;
            }
            if (!script.afterIndexes().isEmpty()) {
                complete(schema, script.afterIndexes(), polite);
            }
        }
    }

    private void complete(ViewSchema schema, String statements, boolean polite) {
        int helpers = polite ? 0 : Runtime.getRuntime().availableProcessors() / INDEXES_AT_ONCE - 1;
        transaction.executeWithoutResult(status -> {
            // It may take longer than any transaction of a request may.
            jdbc.execute("set local transaction_timeout = 0");
            jdbc.execute("set local maintenance_work_mem = '256MB'");
            jdbc.execute("set local max_parallel_maintenance_workers = " + Math.max(0, helpers));
            run(schema, statements);
        });
    }

    private void run(ViewSchema schema, String script) {
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local search_path to " + schema.name());
                statement.execute(script);
                statement.execute("set local search_path to default");
            }
            return true;
        });
    }
}
