package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.file.Path;

/** The port to files that a model provider keeps itself, for its assistants (contract 60 §4.4 E). */
public interface ProviderFiles {
    /** Whether the provider of this endpoint ({@code assistants}, {@code azureAssistants}) is configured. */
    boolean takes(String endpoint);

    /** Hands the bytes over; the provider gives the file its id, which is kept as it is. */
    Kept upload(String endpoint, Path bytes, String name, String type) throws IOException;

    /** Where the provider keeps it, and under which id. */
    record Kept(FileId id, FilePlace place) {}
}
