package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The port to files that a code sandbox has made and keeps itself. */
public interface CodeOutputs {
    /** Whether there is a sandbox at all. */
    boolean isConfigured();

    /** The bytes of one of this person's files; empty if the sandbox has none. The caller closes it. */
    Optional<InputStream> open(AccountId person, String session, String file, String profile) throws IOException;
}
