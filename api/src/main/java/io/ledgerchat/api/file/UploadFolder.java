package io.ledgerchat.api.file;

import io.ledgerchat.api.configuration.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where uploads of this node lie while they come in. What a crash leaves there goes after a day. */
@Component
class UploadFolder {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final String NAME = "uploading";

    private final Home home;
    private final Path folder;
    private final Clock clock;

    UploadFolder(Home home, Clock clock) {
        this.home = home;
        this.folder = home.path().resolve(NAME);
        this.clock = clock;
    }

    Path newFile() throws IOException {
        return Files.createTempFile(home.folder(NAME), "upload-", ".part");
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        var before = clock.instant().minus(LONGEST_UPLOAD);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "upload-*.part")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            LOG.warn(
                    "Left-over uploads could not be removed: {}",
                    failed.getClass().getName());
        }
    }
}
