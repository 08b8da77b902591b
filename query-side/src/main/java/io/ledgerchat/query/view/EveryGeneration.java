package io.ledgerchat.query.view;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at all generations of all views at once: those that readers see, and those beside them. */
public final class EveryGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(EveryGeneration.class);

    private final List<View> views;
    private final Generations generations;
    private final TokenPositions tokens;
    private final LogPosition log;
    private final JdbcClient sql;

    public EveryGeneration(
            List<View> views, Generations generations, TokenPositions tokens, LogPosition log, JdbcClient sql) {
        this.views = List.copyOf(views);
        this.generations = generations;
        this.tokens = tokens;
        this.log = log;
        this.sql = sql;
    }

    /**
     * Whether none of them can hold anything from before this moment of the log that was deleted by then. Those that nobody
     * would ever bring there are dropped first. What was filled of a view that this node does not know, as it runs without
     * search, cannot be looked into and counts as behind.
     */
    public boolean isPast(TrackingToken moment) {
        views.forEach(this::dropIdle);
        Set<String> known = views.stream().map(View::name).collect(Collectors.toSet());
        List<Generation> behind = all().stream()
                .filter(generation -> known.contains(generation.view())
                        ? !isPast(generation, moment)
                        : tokens.exists(generation.place()))
                .toList();
        if (!behind.isEmpty()) {
            LOG.debug(
                    "Not past an erasure yet: {}",
                    behind.stream().map(Generation::place).toList());
        }
        return behind.isEmpty();
    }

    private void dropIdle(View view) {
        try {
            generations.change(turn -> generations
                    .live(view)
                    .ifPresent(live -> generations.of(view).stream()
                            .filter(other -> isIdle(view, other, live))
                            .forEach(idle -> drop(turn, view, idle))));
        } catch (RuntimeException refused) {
            LOG.warn(
                    "What is left of former fillings of {} cannot be dropped yet: {}", view.name(), refused.toString());
        }
    }

    private void drop(ShownViews.Turn turn, View view, Generation idle) {
        if (view instanceof SearchView search) {
            search.drop(idle.place());
        }
        generations.drop(turn, view, idle);
    }

    /**
     * Whether nobody reads it and nobody fills it: it was kept, or differed, or its rebuild was stopped. One of another version
     * beyond the live one may be filled by a node that starts.
     */
    private boolean isIdle(View view, Generation generation, Generation live) {
        return generation.number() < live.number()
                || generation.number() > live.number()
                        && generation.version() == view.version()
                        && !isFilled(generation);
    }

    private boolean isFilled(Generation generation) {
        return sql.sql("""
                        select exists (select 1 from ledger.rebuild
                          where view = ? and state in ('waiting', 'filling', 'comparing'))
                        or exists (select 1 from ledger.token_entry
                          where processor_name = ? and owner is not null
                            and timestamp::timestamptz > now() - interval '1 minute')""")
                .params(generation.view(), generation.place())
                .query(Boolean.class)
                .single();
    }

    private List<Generation> all() {
        return sql.sql("select view, version, number, live, grouped from ledger.view_generation order by view, number")
                .query(Generation.class)
                .list();
    }

    private boolean isPast(Generation generation, TrackingToken moment) {
        String processor =
                generation.grouped() ? GroupRow.name(generations.group().epoch()) : generation.place();
        return tokens.read(processor)
                .filter(position -> log.hasPassed(position, moment))
                .isPresent();
    }
}
