package io.ledgerchat.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A search node as its folder tells of it in {@code node.pid}: its process, when that began, and the port.
 *
 * @param port 0 if it is not known
 */
record RunningNode(ProcessHandle handle, int port) {
    private static final String FILE = "node.pid";

    static void write(Path folder, Process node, int port) throws IOException {
        Files.writeString(folder.resolve(FILE), node.pid() + " " + begun(node.info()) + " " + port + "\n");
    }

    /** The live node of this folder; the start time tells it from a stranger that was given the same process id since. */
    static Optional<RunningNode> of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var words = Files.readString(file).strip().split(" ", 3);
        if (words.length < 2) {
            return Optional.empty();
        }
        long begun = Long.parseLong(words[1]);
        int port = words.length < 3 ? 0 : Integer.parseInt(words[2]);
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> begun > 0 && begun(process.info()) == begun)
                .map(process -> new RunningNode(process, port));
    }

    private static long begun(ProcessHandle.Info info) {
        return info.startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
