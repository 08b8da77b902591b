package io.ledgerchat.api;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.file.FileCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** {@code ledgerchat check files}: whether the bytes that lie in the folder are those that the log tells of. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares the folder of uploaded files with the log: files without bytes, and bytes without a file.",
            "The server may run meanwhile; what came into the folder during the last day is not looked at.",
            "Ends with 0 when nothing was found, 1 when something was.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration YOUNG = Duration.ofDays(1);

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
        return home.withLog(this::check);
    }

    private int check(Connections.Database log) {
        String other = home.environment().getOrDefault("LEDGERCHAT_FILES", "");
        Path folder = other.isBlank() ? home.path().resolve("files") : Path.of(other);
        try {
            var findings = new FileCheck(log, folder).look(Instant.now().minus(YOUNG));
            findings.missing().forEach(file -> System.out.println("no bytes: " + file));
            for (Path stray : findings.strays()) {
                System.out.println((delete ? "removed: " : "no file: ") + folder.relativize(stray));
                if (delete) {
                    Files.deleteIfExists(stray);
                }
            }
            System.out.printf(
                    "%d files, %d without bytes, %d bytes without a file%n",
                    findings.files(),
                    findings.missing().size(),
                    findings.strays().size());
            return findings.isSound() ? 0 : 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
