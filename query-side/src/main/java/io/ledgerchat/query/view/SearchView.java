package io.ledgerchat.query.view;

/** A view in Elasticsearch. Nobody waits for it; it retries and catches up when the cluster is back. */
public non-sealed interface SearchView extends View {
    /** Creates the index if it is missing. */
    void create(String index);

    /** Makes {@code index} the one that readers find, in one step. */
    void publish(String index);

    /** Whether readers find this one; no longer when it was lost, whatever has taken its name since. */
    boolean isPublished(String index);

    void drop(String index);

    /** Two indexes as they are now. */
    IndexComparison compare(String one, String other);

    /** An object with {@code @EventHandler} methods that writes to {@code index} only. */
    Object projection(String index);
}
