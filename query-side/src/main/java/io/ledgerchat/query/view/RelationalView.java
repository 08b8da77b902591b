package io.ledgerchat.query.view;

import java.util.Set;

/**
 * A view in PostgreSQL. Each generation has a schema of its own; readers see the live one through database views of the
 * same table names in schema {@code views}. Writes wait until relational views have passed them.
 */
public non-sealed interface RelationalView extends View {
    /**
     * Class-path resource with the SQL that creates tables and indexes, without schema names: it runs with the
     * generation's schema as the only one on the search path.
     */
    String ddl();

    /** The tables that readers may see. */
    Set<String> tables();

    /** An object with {@code @EventHandler} methods that writes to {@code schema} only, through {@link ViewBatch}. */
    Object projection(ViewSchema schema);
}
