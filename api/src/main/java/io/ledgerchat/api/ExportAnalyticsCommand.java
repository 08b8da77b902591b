package io.ledgerchat.api;

import io.ledgerchat.infra.analytics.CommandLineStar;
import io.ledgerchat.infra.ledger.CommandLineReads;
import io.ledgerchat.query.analytics.Star;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledgerchat export-analytics}: facts and dimensions as files for tools that read Parquet. */
@Command(
        name = "export-analytics",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes every fact and dimension as a file of the Apache Parquet format, one for each table.",
            "People are ids: what names them is left out unless asked for, as files cannot forget.",
            "That it is exported is recorded before; what cannot be recorded is not exported.",
            ""
        })
final class ExportAnalyticsCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "Where to; made if it is not there.")
    private Path folder = Path.of(".");

    @Option(names = "--with-names", description = "Also names and e-mail addresses.")
    private boolean withNames;

    @Override
    public Integer call() {
        return home.withLog(log -> {
            CommandLineReads.record(
                    log, home.environment(), "export", withNames ? "analytics:star-with-names" : "analytics:star");
            try {
                return export(CommandLineStar.open(log));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private int export(Star star) throws IOException {
        Files.createDirectories(folder);
        for (String table : star.tables()) {
            long rows = star.write(table, folder.resolve(table + ".parquet"), withNames);
            System.out.printf("%-20s %d rows%n", table, rows);
        }
        return 0;
    }
}
