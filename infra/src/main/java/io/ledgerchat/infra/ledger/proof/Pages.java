package io.ledgerchat.infra.ledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A long list read page by page, one element ahead. */
final class Pages<T> {
    private final Function<@Nullable T, List<T>> pageAfter;
    private final Deque<T> page = new ArrayDeque<>();
    private @Nullable T last;
    private boolean over;

    /** @param pageAfter the elements behind the given one, or the first ones; none when there are no more */
    Pages(Function<@Nullable T, List<T>> pageAfter) {
        this.pageAfter = pageAfter;
    }

    /** The next element without taking it; null at the end. */
    @Nullable
    T peek() {
        if (page.isEmpty() && !over) {
            page.addAll(pageAfter.apply(last));
            over = page.isEmpty();
            if (!over) {
                last = page.peekLast();
            }
        }
        return page.peekFirst();
    }

    void take() {
        page.removeFirst();
    }
}
