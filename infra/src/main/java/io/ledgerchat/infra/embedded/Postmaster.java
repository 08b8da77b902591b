package io.ledgerchat.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL server as its data folder tells of it in {@code postmaster.pid}: the process on line 1, the port on line 4.
 *
 * @param handle the server's process
 * @param port the port it listens on
 */
record Postmaster(ProcessHandle handle, int port) {

    /** The live server of this data folder. */
    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        var port = Integer.parseInt(lines.get(3).strip());
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .map(handle -> new Postmaster(handle, port))
                .filter(Postmaster::alive);
    }

    /**
     * Whether it runs. A dead process that nobody has taken note of (in a container without an init process) keeps its id
     * but has no command any more, and a stranger that was given the id since has another one.
     */
    boolean alive() {
        return handle.isAlive()
                && handle.info().command().filter(c -> c.endsWith("/postgres")).isPresent();
    }
}
