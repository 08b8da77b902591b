package io.ledgerchat.api.file;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.infra.file.LocalFileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the folders where bytes lie. */
final class Stored {
    private Stored() {}

    /** What lies in the store for an account. */
    static List<FileStore.Found> files(RunningLedgerChat server, String account) {
        try (var store = new LocalFileStore(home(server).resolve("files"));
                var found = store.list().orElseThrow()) {
            return found.filter(file -> file.key().contains(account)).toList();
        }
    }

    /** How many uploads are on their way in. */
    static int spooled(RunningLedgerChat server) {
        Path folder = home(server).resolve("uploading");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return (int) files.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path home(RunningLedgerChat server) {
        return server.backends().home().path();
    }
}
