package io.ledgerchat.api;

import io.ledgerchat.infra.ledger.proof.CommandLineLedger;
import io.ledgerchat.query.ledger.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledgerchat verify}: whether the log is as it was sealed and signed. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares every event of the log with the ledger's tree, and the tree with every signed checkpoint.",
            "Names each event that was changed, removed, inserted, swapped, or cut off. The server may run meanwhile.",
            "Ends with 0 when all holds, 1 when something was found, 2 when it could not look.",
            ""
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere; the log must contain it.")
    private @Nullable Path checkpoint;

    @Override
    public Integer call() throws IOException {
        @Nullable Path file = checkpoint;
        Optional<String> kept = file == null ? Optional.empty() : Optional.of(Files.readString(file));
        return home.withLog(log -> {
            try (CommandLineLedger at = CommandLineLedger.open(log, home.path(), home.environment())) {
                return tell(at.ledger().verify(kept, System.err::println));
            } catch (IllegalArgumentException noCheckpoint) {
                System.err.println(noCheckpoint.getMessage());
                return FailedCommand.FAILED;
            }
        });
    }

    private static int tell(Verification result) {
        result.findings().forEach(finding -> System.out.println(finding.kind() + ": " + finding.text()));
        if (result.found() > result.findings().size()) {
            System.out.println("and " + (result.found() - result.findings().size()) + " more");
        }
        System.out.printf(
                "%s: %d events and %d checkpoints compared, %d events not sealed yet, %d findings%n",
                result.holds() ? "HOLDS" : "DOES NOT HOLD",
                result.events(),
                result.checkpoints(),
                result.unsealed(),
                result.found());
        return result.holds() ? 0 : 1;
    }
}
