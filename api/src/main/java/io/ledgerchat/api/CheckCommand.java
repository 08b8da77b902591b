package io.ledgerchat.api;

import io.ledgerchat.api.file.FileStoresConfiguration;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.file.ConfiguredFileStores;
import io.ledgerchat.infra.file.check.FileCheck;
import io.ledgerchat.infra.file.check.Finding;
import io.ledgerchat.infra.file.check.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledgerchat check files}: whether bytes, rows, index and log tell of the same files. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares what lies in the stores (the local folder, the bucket), the list of files, the words in the vault",
            "and the index of search with the log, and names each difference. The server may run meanwhile.",
            "Ends with 0 when nothing was found, 1 when something was, 2 when it could not look.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Parameters(paramLabel = "files", description = "What to check; there is nothing else yet.")
    private String what = "";

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--delete", description = "Remove bytes that belong to no file; without it nothing is changed.")
    private boolean delete;

    @Override
    public Integer call() {
        if (!what.equals("files")) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Only files can be checked");
        }
        return home.withLogAndSearch(this::check);
    }

    private int check(Connections.Database log, Connections.@Nullable Search search) {
        var with = home.configured();
        try (ConfiguredFileStores stores = FileStoresConfiguration.stores(with.variables(), with.home(), with.file());
                FileCheck check = FileCheck.open(log, search, stores.all(), home.environment())) {
            Findings findings = check.look();
            for (Finding finding : findings.all()) {
                System.out.println(delete && check.remove(finding) ? finding + ", removed" : finding.toString());
            }
            if (search == null) {
                System.out.println("The index was not looked at: it is switched off, or does not run.");
            }
            System.out.printf(
                    "%d files, %d of them kept by providers; %d uploads unfinished; %d findings%n",
                    findings.files(),
                    findings.elsewhere(),
                    findings.unfinished(),
                    findings.all().size());
            return findings.isSound() ? 0 : 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FailedCommand.FAILED;
        }
    }
}
