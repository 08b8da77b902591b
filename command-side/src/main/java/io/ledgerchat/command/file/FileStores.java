package io.ledgerchat.command.file;

import java.util.Optional;

/** The stores of this installation. */
public interface FileStores {
    /** The store that new bytes of this kind go to. */
    FileStore forNew(Kind kind);

    /** The store of this wire name; also one that takes nothing new any more. */
    Optional<FileStore> of(String source);

    /** What kinds of bytes can be kept apart ({@code fileStrategies} of the configuration). */
    enum Kind {
        IMAGE,
        DOCUMENT,
        AVATAR
    }
}
