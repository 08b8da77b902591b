package io.ledgerchat.infra.file;

import io.ledgerchat.infra.connection.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Compares the folder of bytes with the log: what a file should have and has not, and what belongs to no file. The log alone
 * is asked, never a view. Uploads that have begun count as belonging until the sweeper has looked at them.
 */
public final class FileCheck {
    private static final String FILES = """
            select convert_from(payload, 'UTF8')::json -> 'place' ->> 'key' as key, aggregate_identifier
            from ledger.domain_event_entry uploaded
            where payload_type = 'file.uploaded'
              and convert_from(payload, 'UTF8')::json -> 'place' ->> 'source' = 'local'
              and not exists (select 1 from ledger.domain_event_entry deleted
                where deleted.payload_type = 'file.deleted'
                  and deleted.aggregate_identifier = uploaded.aggregate_identifier)""";

    private static final String NOTED = """
            select key from vault.upload_intent where source = 'local'
            union select key from vault.file_removal where source = 'local'""";

    private final JdbcClient sql;
    private final Path folder;

    public FileCheck(Connections.Database log, Path folder) {
        var source = new DriverManagerDataSource(log.jdbcUrl());
        source.setUsername(log.username());
        source.setPassword(log.password());
        this.sql = JdbcClient.create(source);
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * What was found.
     *
     * @param files how many files the log has in the folder
     * @param missing the files whose bytes are not there
     * @param strays bytes that belong to no file, older than {@code before}
     */
    public record Findings(int files, List<String> missing, List<Path> strays) {
        public boolean isSound() {
            return missing.isEmpty() && strays.isEmpty();
        }
    }

    /** Looks, and changes nothing; what came into the folder after {@code before} is not looked at. */
    public Findings look(Instant before) throws IOException {
        List<Path> found = found(before); // first, so that what is uploaded meanwhile is in the log when it is asked
        Map<String, String> files = new TreeMap<>();
        sql.sql(FILES).query(row -> {
            files.put(row.getString(1), row.getString(2));
        });
        return compare(files, Set.copyOf(sql.sql(NOTED).query(String.class).list()), found);
    }

    private Findings compare(Map<String, String> files, Set<String> noted, List<Path> found) {
        var missing = new ArrayList<String>();
        files.forEach((key, file) -> {
            if (!Files.isRegularFile(folder.resolve(key))) {
                missing.add(file);
            }
        });
        var strays = found.stream()
                .filter(path -> {
                    String key = folder.relativize(path)
                            .toString()
                            .replace('\\', '/')
                            .replaceFirst("\\.part$", "");
                    return isOfFiles(key) && !files.containsKey(key) && !noted.contains(key);
                })
                .toList();
        return new Findings(files.size(), List.copyOf(missing), strays);
    }

    /** What else lies in the folder, such as avatars, is not told by events of files. */
    private static boolean isOfFiles(String key) {
        return key.startsWith("uploads/") || key.startsWith("images/");
    }

    private List<Path> found(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            var found = new ArrayList<Path>();
            for (Path path : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                    found.add(path);
                }
            }
            return List.copyOf(found);
        }
    }
}
