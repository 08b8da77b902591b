package io.ledgerchat.command.message;

import java.net.URI;
import java.util.Optional;

/** The port to where other nodes reach this one. */
public interface NodeAddress {
    /** Empty until this node listens. */
    Optional<URI> current();
}
