package io.ledgerchat.query.view;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was filled of a view and is not, or no longer, seen by readers. */
final class FormerGenerations {
    private static final Logger LOG = LoggerFactory.getLogger(FormerGenerations.class);
    private static final int NONE = 0;

    private final Generations generations;

    FormerGenerations(Generations generations) {
        this.generations = generations;
    }

    /** Drops all that can be; those that are still read stay until the next time. */
    void drop(View view) {
        dropExcept(view, NONE);
    }

    /** The same, but the generation of that number stays. */
    void dropExcept(View view, int kept) {
        for (Generation old : generations.of(view)) {
            if (!old.live() && old.number() != kept) {
                drop(view, old);
            }
        }
    }

    private void drop(View view, Generation old) {
        try {
            if (view instanceof SearchView search) {
                search.drop(old.place());
            }
            generations.drop(view, old);
        } catch (RuntimeException inUse) {
            LOG.warn("{} cannot be dropped; the next rebuild does it: {}", old.place(), inUse.toString());
        }
    }
}
