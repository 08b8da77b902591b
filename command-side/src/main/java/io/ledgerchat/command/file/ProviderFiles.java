package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.file.Path;

/** The port to files that a model provider keeps itself, for its assistants (contract 60 §4.4 E). */
public interface ProviderFiles {
    /** Whether the provider of this endpoint ({@code assistants}, {@code azureAssistants}) is configured. */
    boolean takes(String endpoint);

    /**
     * Where a file lies that is being handed over, before the provider has told its id. Deleting there, in the store of the
     * provider, removes what it has kept under the mark.
     *
     * @param mark a UUID, by which the file can be found at the provider
     */
    FilePlace awaited(String endpoint, String mark);

    /**
     * Hands the bytes over; the provider gives the file its id, which is kept as it is. The mark goes in front of the name
     * that the provider is told.
     */
    Kept upload(String endpoint, String mark, Path bytes, String name, String type) throws IOException;

    /** Where the provider keeps it, and under which id. */
    record Kept(FileId id, FilePlace place) {}
}
