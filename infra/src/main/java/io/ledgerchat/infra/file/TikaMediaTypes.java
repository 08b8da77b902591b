package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.MediaTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Knows types by Apache Tika's table of first bytes. Nothing is parsed here. */
@Component
class TikaMediaTypes implements MediaTypes {
    private static final int ENOUGH = 64 * 1024;

    private final Tika tika = new Tika();

    @Override
    public String sniff(Path file, String name) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return tika.detect(bytes.readNBytes(ENOUGH), name);
        }
    }
}
