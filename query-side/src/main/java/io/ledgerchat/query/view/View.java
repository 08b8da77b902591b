package io.ledgerchat.query.view;

/**
 * Something derived from the log that can be thrown away and filled again.
 *
 * <p>A view has a version, raised by its author when its tables, its documents or their meaning change, and any number
 * of generations, each with a place of its own (a schema, an index) and a processor of its own; one of them is live.
 */
public sealed interface View permits RelationalView, SearchView {
    /** One lower-case word; also the name of the processing group. */
    String name();

    int version();

    /** Whether it looks at the metadata of most events, which then are read ahead with them. */
    default boolean readsMetaData() {
        return false;
    }
}
