package io.ledgerchat.api;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.CommandLineReads;
import io.ledgerchat.infra.ledger.proof.CommandLineLedger;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.Ledger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledgerchat export}: a range of the log as JSON Lines, with the proof that it is that range. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes events of the log as JSON Lines. The first line proves the others against a signed checkpoint;",
            "ledgerchat-verifier.jar checks it with the public key alone. Personal fields stay encrypted.",
            "That it is exported is recorded before; what cannot be recorded is not exported.",
            "Ends with 0 when all is written, else with 2.",
            ""
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(names = "--from", paramLabel = "LEAF", defaultValue = "0", description = "First leaf (default: 0).")
    private long from;

    @Option(names = "--to", paramLabel = "LEAF", description = "Leaf behind the last (default: all that is signed).")
    private long to = Long.MAX_VALUE;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path file;

    @Option(names = "--keys", paramLabel = "FILE", description = "Writes the public keys there as well.")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        return home.withLog(log -> {
            try (CommandLineLedger at = CommandLineLedger.open(log, home.path(), home.environment())) {
                return export(at.ledger(), log);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private int export(Ledger ledger, Connections.Database log) throws IOException {
        Optional<LeafSpan> span;
        try {
            span = ledger.span(from, to);
        } catch (IllegalArgumentException noRange) {
            System.err.println(noRange.getMessage());
            return FailedCommand.FAILED;
        }
        if (span.isEmpty()) {
            System.err.println("Nothing is signed yet: start LedgerChat once.");
            return FailedCommand.FAILED;
        }
        LeafSpan leaves = span.get();
        CommandLineReads.record(log, home.environment(), "export", "ledger:" + leaves.from() + "-" + leaves.to());
        @Nullable Path keyFile = keys;
        if (keyFile != null) {
            Files.write(keyFile, ledger.publicKeys());
        }
        write(ledger, leaves);
        System.err.printf("Leaves %d to %d of %d%n", leaves.from(), leaves.to(), leaves.size());
        return 0;
    }

    private void write(Ledger ledger, LeafSpan leaves) throws IOException {
        @Nullable Path target = file;
        if (target != null) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                ledger.export(leaves, out);
            }
            return;
        }
        ledger.export(leaves, System.out);
        if (System.out.checkError()) {
            throw new IOException("The standard output did not take all of it");
        }
    }
}
