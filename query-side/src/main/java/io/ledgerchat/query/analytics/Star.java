package io.ledgerchat.query.analytics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The port that takes the star out of the database, for tools that read files. */
public interface Star {
    /** Facts and dimensions, by name. */
    List<String> tables();

    /**
     * Writes a table to a file of the Apache Parquet format; until it is complete it has another name beside it.
     *
     * @param withNames also what names a person; what has left the database can be erased by nobody
     * @return how many rows
     */
    long write(String table, Path file, boolean withNames) throws IOException;
}
