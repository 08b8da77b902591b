package io.ledgerchat.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.infra.verifier.NoteKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The verifier in a process of its own, with nothing but what was handed over. */
final class OutsideVerifier {
    private OutsideVerifier() {}

    /** Its exit code: 0 when all holds. */
    static int verify(Path export, Path keys) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.add(place(NoteKey.class)
                + System.getProperty("path.separator")
                + place(io.ledgerchat.event.LeafEncoder.class));
        command.addAll(List.of("io.ledgerchat.infra.verifier.Verifier", export.toString(), keys.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(export.resolveSibling("verifier.log").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String place(Class<?> type) {
        return Path.of(java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
