package io.ledgerchat.infra.file.check;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.file.check.Finding.Kind;
import io.ledgerchat.infra.file.check.LoggedFiles.Logged;
import io.ledgerchat.infra.ledger.CommandLineViews;
import io.ledgerchat.infra.ledger.proof.CommandLineLog;
import io.ledgerchat.query.file.ListedFiles;
import io.ledgerchat.query.search.IndexedFiles;
import io.ledgerchat.query.view.ViewFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the bytes in the stores, the rows of the list, the words in the vault and in the index with what the log tells
 * of files. The log is the truth; what else disagrees with it is named. A server may run meanwhile: what is found is looked
 * at again before it is told, so that nothing is taken for wrong that was only on its way.
 */
public final class FileCheck implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<FileStore> stores;
    private final HikariDataSource database;
    private final JdbcClient sql;
    private final CommandLineLog log;
    private final ViewFigures views;
    private final @Nullable ElasticsearchClient search;

    private FileCheck(
            Connections.Database database,
            Connections.@Nullable Search search,
            List<FileStore> stores,
            Map<String, String> environment) {
        this.stores = stores;
        this.database = CommandLineConnections.open(database);
        this.sql = JdbcClient.create(this.database);
        this.log = CommandLineLog.open(sql, environment);
        this.views = CommandLineViews.figures(sql);
        this.search = search == null ? null : CommandLineConnections.open(search);
    }

    /**
     * Makes ready to look.
     *
     * @param search absent where there is no index, or none that runs
     * @param stores all that are configured; the caller closes them
     * @param environment says which engine keeps the log
     */
    public static FileCheck open(
            Connections.Database database,
            Connections.@Nullable Search search,
            List<FileStore> stores,
            Map<String, String> environment) {
        return new FileCheck(database, search, stores, environment);
    }

    /** Looks, and changes nothing. */
    public Findings look() throws IOException, InterruptedException {
        Findings first = lookOnce();
        if (first.isSound()) {
            return first;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        return lookOnce().alsoIn(first);
    }

    /** Bytes first, then the vault, then the log: so whatever was begun meanwhile is known to one that is asked later. */
    private Findings lookOnce() throws IOException, InterruptedException {
        List<StoreCheck> looks = StoreCheck.lookInto(stores);
        VaultNotes notes = VaultNotes.read(sql);
        LoggedFiles logged = LoggedFiles.read(log.log());
        Map<String, Logged> files = logged.files();
        Set<FilePlace> taken = files.values().stream().map(Logged::place).collect(Collectors.toUnmodifiableSet());
        var findings = new ArrayList<Finding>();
        for (StoreCheck look : looks) {
            findings.addAll(look.compare(files, taken, notes.places()));
        }
        findings.addAll(withoutStore(files));
        notes.doomed().stream()
                .filter(taken::contains)
                .forEach(place -> findings.add(Finding.of(Kind.DOOMED, place.source() + ":" + place.key())));
        findings.addAll(of(Kind.WORDS, notes.words(), files.keySet()));
        if (hasPassed("file", logged.position(), findings)) {
            findings.addAll(rows(files));
        }
        if (search != null && hasPassed("passage", logged.position(), findings)) {
            findings.addAll(index(search, files, notes.readable()));
        }
        int elsewhere = (int) files.values().stream()
                .filter(file -> looks.stream().noneMatch(look -> look.isOf(file)))
                .count();
        return new Findings(files.size(), elsewhere, notes.begun().size(), List.copyOf(findings));
    }

    private List<Finding> withoutStore(Map<String, Logged> files) {
        var sources = stores.stream().map(FileStore::source).collect(Collectors.toUnmodifiableSet());
        return files.entrySet().stream()
                .filter(file -> !sources.contains(file.getValue().place().source()))
                .map(file -> Finding.of(Kind.NO_STORE, "file:" + file.getKey()))
                .toList();
    }

    private List<Finding> rows(Map<String, Logged> files) {
        Map<String, FilePlace> rows = ListedFiles.read(sql);
        var wrong = files.entrySet().stream()
                .filter(file -> !file.getValue().place().equals(rows.get(file.getKey())))
                .map(file -> Finding.of(Kind.NOT_LISTED, "file:" + file.getKey()));
        return Stream.concat(wrong, of(Kind.LISTED, rows.keySet(), files.keySet()).stream())
                .toList();
    }

    private static List<Finding> index(ElasticsearchClient search, Map<String, Logged> files, Set<String> kept)
            throws IOException {
        Set<String> indexed = IndexedFiles.read(search);
        Set<String> readable = files.entrySet().stream()
                .filter(file -> file.getValue().readable())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        var missing = readable.stream().filter(kept::contains).toList();
        return Stream.concat(
                        of(Kind.NOT_INDEXED, missing, indexed).stream(), of(Kind.INDEXED, indexed, readable).stream())
                .toList();
    }

    /** Those of them that are not among the others. */
    private static List<Finding> of(Kind kind, Collection<String> files, Set<String> others) {
        return files.stream()
                .filter(file -> !others.contains(file))
                .map(file -> Finding.of(kind, "file:" + file))
                .toList();
    }

    /** Whether a view has seen all that the log tells of files; gives it a while, in case a server is filling it. */
    private boolean hasPassed(String view, long position, List<Finding> findings) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (position(view) < position) {
            if (System.nanoTime() > until) {
                findings.add(Finding.of(Kind.BEHIND, "view:" + view));
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }

    private long position(String view) {
        return views.all().stream()
                .filter(figure -> figure.view().equals(view))
                .mapToLong(ViewFigures.Figure::position)
                .max()
                .orElse(-1);
    }

    /** Removes bytes that belong to no file; whether that was one. */
    public boolean remove(Finding finding) throws IOException {
        @Nullable FilePlace place = finding.stray();
        if (place == null) {
            return false;
        }
        for (FileStore store : stores) {
            if (store.source().equals(place.source())) {
                store.delete(place.key());
            }
        }
        return true;
    }

    @Override
    public void close() {
        log.close();
        database.close();
        CommandLineConnections.close(search);
    }
}
