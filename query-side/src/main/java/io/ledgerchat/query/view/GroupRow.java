package io.ledgerchat.query.view;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of the group of live views: its number, its token, and which node may change it. */
final class GroupRow {
    private final JdbcClient sql;
    private final Generations generations;

    GroupRow(JdbcClient sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Number of the present group of live views; counts up with each change of its members, 0 before the first one. */
    long epoch() {
        return sql.sql("select epoch from ledger.view_group").query(Long.class).single();
    }

    /** Name of the processor, and so of the token, of the group of that number. */
    static String name(long epoch) {
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
        generations.change(turn -> {
            String before = name(epoch);
            String after = name(epoch + 1);
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
                generations.deleteToken(before);
                copyToken(joining.getFirst().place(), after);
            }
            leaving.forEach(filling -> sql.sql(
                            "update ledger.view_generation set grouped = false where view = ? and number = ?")
                    .params(filling.name(), filling.generation().number())
                    .update());
            joining.forEach(filling -> {
                generations.show(turn, filling.view(), filling.generation(), true);
                generations.deleteToken(filling.place());
            });
        });
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
}
