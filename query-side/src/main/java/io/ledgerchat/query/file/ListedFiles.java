package io.ledgerchat.query.file;

import io.ledgerchat.event.file.FilePlace;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every file that has a row, for a command line that compares the list with the log. */
public final class ListedFiles {
    private ListedFiles() {}

    /** Where each lies, by id. */
    public static Map<String, FilePlace> read(JdbcClient sql) {
        var rows = new HashMap<String, FilePlace>();
        sql.sql("select file_id, source, key from views.file").query(row -> {
            rows.put(row.getString(1), new FilePlace(row.getString(2), row.getString(3)));
        });
        return rows;
    }
}
