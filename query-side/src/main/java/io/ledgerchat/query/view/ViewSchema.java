package io.ledgerchat.query.view;

import java.util.regex.Pattern;

/** The PostgreSQL schema of one generation of a relational view. */
public record ViewSchema(String name) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    public ViewSchema {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("a view's schema is a lower-case word");
        }
    }

    /** The table's name with its schema, ready for SQL. */
    public String table(String table) {
        if (!WORD.matcher(table).matches()) {
            throw new IllegalArgumentException("a view's table is a lower-case word");
        }
        return name + "." + table;
    }
}
