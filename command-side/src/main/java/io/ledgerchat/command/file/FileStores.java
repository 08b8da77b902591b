package io.ledgerchat.command.file;

import java.util.Optional;
import java.util.Set;

/** The stores of this installation. */
public interface FileStores {
    /** The store that new bytes of this kind go to. */
    FileStore forNew(Kind kind);

    /** The store of this wire name; also one that takes nothing new any more. */
    Optional<FileStore> of(String source);

    /** The wire names of all of them: what lies elsewhere is work for a node that is configured for it. */
    Set<String> sources();

    /** What kinds of bytes can be kept apart ({@code fileStrategies} of the configuration). */
    enum Kind {
        IMAGE,
        DOCUMENT,
        AVATAR
    }
}
