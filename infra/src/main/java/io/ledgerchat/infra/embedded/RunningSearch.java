package io.ledgerchat.infra.embedded;

import io.ledgerchat.infra.connection.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The embedded Elasticsearch of a home that another process holds: commands look in while the server serves. */
public final class RunningSearch {
    private RunningSearch() {}

    /** The index of this home, if its server runs. */
    public static Optional<Connections.Search> of(Path home) {
        try {
            Path secret = home.resolve("secrets").resolve("elasticsearch");
            var node = RunningNode.of(home.resolve("elasticsearch")).filter(running -> running.port() > 0);
            if (node.isEmpty() || Files.notExists(secret)) {
                return Optional.empty();
            }
            return Optional.of(new Connections.Search(
                    "http://127.0.0.1:" + node.get().port(),
                    ElasticsearchProcess.USER,
                    Files.readString(secret).strip()));
        } catch (IOException unreadable) {
            throw new CannotStart("The home folder " + home + " cannot be read (" + unreadable + ").", unreadable);
        }
    }
}
