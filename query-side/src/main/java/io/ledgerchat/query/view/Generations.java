package io.ledgerchat.query.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps which generations of which views exist, and makes, publishes and drops their places. */
public final class Generations {
    private static final int ATTEMPTS = 5;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public Generations(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(transactions);
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

    /** Lets readers see this generation instead of any other, in one transaction. */
    public Generation publish(View view, Generation generation) {
        return transaction.execute(status -> {
            lock();
            return show(view, generation, false);
        });
    }

    private Generation show(View view, Generation generation, boolean grouped) {
        if (view instanceof RelationalView relational && !generation.live()) {
            showToReaders(relational, new ViewSchema(generation.place()));
        }
        // The former one first: one statement may come to the other row before, and two live ones are refused.
        sql.sql("update ledger.view_generation set live = false, grouped = false where view = ? and number <> ?")
                .params(view.name(), generation.number())
                .update();
        sql.sql("update ledger.view_generation set live = true, grouped = ? where view = ? and number = ?")
                .params(grouped, view.name(), generation.number())
                .update();
        return new Generation(generation.view(), generation.version(), generation.number(), true, grouped);
    }

    /** Number of the present group of live views; counts up with each change of its members, 0 before the first one. */
    long epoch() {
        return sql.sql("select epoch from ledger.view_group").query(Long.class).single();
    }

    /** Name of the processor, and so of the token, of the group of that number. */
    static String groupName(long epoch) {
        return "views-" + epoch;
    }

    /** Whether another node than this one is changing the group, so that this one must leave it alone. */
    boolean isHeldByAnother(String node) {
        return sql.sql("select holder <> ? and held_until > now() from ledger.view_group where holder is not null")
                .param(node)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Takes, or keeps, the right to change the group; others let go of it within a second. */
    boolean hold(String node) {
        return sql.sql("""
                        update ledger.view_group set holder = :node, held_until = now() + interval '30 seconds'
                        where holder is null or holder = :node or held_until < now()""").param("node", node).update() == 1;
    }

    void release(String node) {
        sql.sql("update ledger.view_group set holder = null, held_until = null where holder = ?")
                .param(node)
                .update();
    }

    /**
     * Changes the members of the group, in one transaction with what readers see: the group's token goes on under the
     * next name, those who join give up theirs, those who leave get a copy. A group without members takes over the token
     * of one who joins.
     *
     * <p>All of them are at the same event, and the group's token is claimed by this node.
     *
     * @param epoch the group as it is
     * @param hadMembers whether it has any yet, and so a token that this node has claimed
     * @throws IllegalStateException if another node has changed the group or taken it over meanwhile
     */
    void regroup(long epoch, boolean hadMembers, String node, List<Filling> joining, List<Filling> leaving) {
        againAfterDeadlock(() -> transaction.executeWithoutResult(status -> {
            lock();
            String before = groupName(epoch);
            String after = groupName(epoch + 1);
            expectOne(sql.sql("update ledger.view_group set epoch = epoch + 1 where epoch = ? and holder = ?")
                    .params(epoch, node)
                    .update());
            leaving.forEach(filling -> copyToken(before, filling.place()));
            if (hadMembers) {
                expectOne(sql.sql(
                                "update ledger.token_entry set processor_name = ?, owner = null where processor_name = ?"
                                        + " and owner = ?")
                        .params(after, before, node)
                        .update());
            } else {
                deleteToken(before);
                copyToken(joining.getFirst().place(), after);
            }
            leaving.forEach(filling -> sql.sql(
                            "update ledger.view_generation set grouped = false where view = ? and number = ?")
                    .params(filling.name(), filling.generation().number())
                    .update());
            joining.forEach(filling -> {
                show(filling.view(), filling.generation(), true);
                deleteToken(filling.place());
            });
        }));
    }

    /** A reader of several views holds one of them and waits for another: of the two of us the database may choose this one. */
    private static void againAfterDeadlock(Runnable change) {
        for (int attempt = 1; ; attempt++) {
            try {
                change.run();
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }

    private static void expectOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Another node has changed which views are filled together");
        }
    }

    private void copyToken(String from, String to) {
        expectOne(sql.sql("""
                        insert into ledger.token_entry (processor_name, segment, token, token_type, timestamp)
                        select ?, segment, token, token_type, timestamp from ledger.token_entry
                        where processor_name = ? and segment = 0""").params(to, from).update());
    }

    private void deleteToken(String processor) {
        sql.sql("delete from ledger.token_entry where processor_name = ?")
                .param(processor)
                .update();
    }

    /** Forgets a generation that nobody reads: its tables, its token, its name. */
    public void drop(View view, Generation generation) {
        transaction.executeWithoutResult(status -> {
            lock();
            drop(view, generation, "and not live");
        });
    }

    /** Forgets the generations of the view's version whose tables are gone, also the one that was live. */
    void forgetLost(RelationalView view) {
        transaction.executeWithoutResult(status -> {
            lock();
            of(view).stream()
                    .filter(generation -> generation.version() == view.version() && !isThere(view, generation))
                    .forEach(generation -> drop(view, generation, ""));
        });
    }

    private void drop(View view, Generation generation, String condition) {
        if (view instanceof RelationalView) {
            sql.sql("drop schema if exists " + new ViewSchema(generation.place()).name() + " cascade")
                    .update();
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
     */
    Snapshot snapshot() {
        return new Snapshot(Objects.requireNonNull(jdbc.getDataSource()));
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
     * @param polite one processor is enough for it
     */
    void complete(View view, Generation generation, boolean polite) {
        if (view instanceof RelationalView relational
                && !ViewScript.of(relational).whenFilled().isBlank()) {
            transaction.executeWithoutResult(status -> {
                // It may take longer than any transaction of a request may.
                jdbc.execute("set local transaction_timeout = 0");
                jdbc.execute("set local maintenance_work_mem = '256MB'");
                if (polite) {
                    jdbc.execute("set local max_parallel_maintenance_workers = 0");
                }
                run(
                        new ViewSchema(generation.place()),
                        ViewScript.of(relational).whenFilled());
            });
        }
    }

    private void run(ViewSchema schema, String script) {
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local search_path to " + schema.name());
                ScriptUtils.executeSqlScript(
                        connection, new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
                statement.execute("set local search_path to default");
            }
            return true;
        });
    }

    private void showToReaders(RelationalView view, ViewSchema schema) {
        jdbc.execute("create schema if not exists views");
        for (String table : view.tables()) {
            // A new version may have other columns: a database view cannot lose columns, so it is made anew.
            jdbc.execute("drop view if exists views." + table);
            jdbc.execute("create view views." + table + " as select * from " + schema.table(table));
        }
    }
}
