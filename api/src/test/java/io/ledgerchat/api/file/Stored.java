package io.ledgerchat.api.file;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the folders where bytes lie. */
final class Stored {
    private Stored() {}

    /** What lies in the store for an account. */
    static List<Path> files(RunningLedgerChat server, String account) {
        Path folder = home(server).resolve("files");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(account))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
