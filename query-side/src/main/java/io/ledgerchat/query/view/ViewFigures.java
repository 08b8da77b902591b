package io.ledgerchat.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures about views that the databases alone can tell, also when no server runs. */
public final class ViewFigures {
    private final JdbcClient sql;
    private final TokenPositions tokens;
    private final IndexSizes indexes;

    /** How large an index is. */
    public interface IndexSizes {
        /** Where nobody can be asked. */
        IndexSizes UNKNOWN = place -> 0;

        /** In bytes; 0 if there is none at that place, or none that can be asked. */
        long bytes(String place);
    }

    public ViewFigures(JdbcClient sql, TokenPositions tokens, IndexSizes indexes) {
        this.sql = sql;
        this.tokens = tokens;
        this.indexes = indexes;
    }

    /**
     * A view as readers see it.
     *
     * @param position of the last event in it
     * @param bytes of its tables and their indexes, or of its index in Elasticsearch; 0 if that cannot be asked
     * @param deadLetters events that it waits at
     * @param skipped events that it goes on without
     */
    public record Figure(String view, int generation, long position, long bytes, long deadLetters, long skipped) {}

    public List<Figure> all() {
        String group = GroupRow.name(
                sql.sql("select epoch from ledger.view_group").query(Long.class).single());
        return sql
                .sql("select view, version, number, live, grouped from ledger.view_generation where live order by view")
                .query(Generation.class)
                .list()
                .stream()
                .map(generation -> figure(generation, generation.grouped() ? group : generation.place()))
                .toList();
    }

    private Figure figure(Generation generation, String processor) {
        return new Figure(
                generation.view(),
                generation.number(),
                tokens.read(processor).map(token -> token.position().orElse(-1)).orElse(-1L),
                isInPostgres(generation.place()) ? bytes(generation.place()) : indexes.bytes(generation.place()),
                letters(generation.view(), "is null"),
                letters(generation.view(), "is not null"));
    }

    private boolean isInPostgres(String schema) {
        return sql.sql("select to_regnamespace(?) is not null")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private long bytes(String schema) {
        @Nullable
        Long bytes = sql.sql("""
                        select sum(pg_total_relation_size(class.oid)) from pg_class class
                        join pg_namespace space on space.oid = class.relnamespace
                        where space.nspname = ? and class.relkind = 'r'""")
                .param(schema)
                .query((row, number) -> row.getLong(1))
                .single();
        return bytes == null ? 0 : bytes;
    }

    private long letters(String view, String skipped) {
        return sql.sql("select count(*) from ledger.dead_letter where view = ? and skipped_at " + skipped)
                .param(view)
                .query(Long.class)
                .single();
    }
}
