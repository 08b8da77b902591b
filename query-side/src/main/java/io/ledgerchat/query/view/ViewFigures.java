package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures about views that the databases alone can tell, also when no server runs. */
public final class ViewFigures {
    private static final Duration LOOK = Duration.ofMillis(500);

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
     * @param speed events that it took in a second while it was looked at; absent where nobody waited for that
     * @param bytes of its tables and their indexes, or of its index in Elasticsearch; 0 if that cannot be asked
     * @param deadLetters events that it waits at
     * @param skipped events that it goes on without
     */
    public record Figure(
            String view,
            int generation,
            long position,
            @Nullable Long speed,
            long bytes,
            long deadLetters,
            long skipped) {}

    /** Without their speeds. */
    public List<Figure> all() {
        return live().stream()
                .map(shown -> figure(shown, position(shown), null))
                .toList();
    }

    /** With their speeds, for which it takes half a second. */
    public List<Figure> measured() {
        Map<Shown, Long> before = new HashMap<>();
        long begun = System.nanoTime();
        live().forEach(shown -> before.put(shown, position(shown)));
        Pause.of(LOOK);
        return live().stream()
                .map(shown -> {
                    long position = position(shown);
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    long taken = position - before.getOrDefault(shown, position);
                    return figure(shown, position, Math.round(Math.max(0, taken) / seconds));
                })
                .toList();
    }

    /** What readers see, and the processor that fills it. */
    private record Shown(Generation generation, String processor) {}

    private List<Shown> live() {
        String group = GroupRow.name(
                sql.sql("select epoch from ledger.view_group").query(Long.class).single());
        return sql
                .sql("select view, version, number, live, grouped from ledger.view_generation where live order by view")
                .query(Generation.class)
                .list()
                .stream()
                .map(generation -> new Shown(generation, generation.grouped() ? group : generation.place()))
                .toList();
    }

    private long position(Shown shown) {
        return tokens.read(shown.processor())
                .map(token -> token.position().orElse(-1))
                .orElse(-1L);
    }

    private Figure figure(Shown shown, long position, @Nullable Long speed) {
        Generation generation = shown.generation();
        return new Figure(
                generation.view(),
                generation.number(),
                position,
                speed,
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
