package io.ledgerchat.command.ledger;

import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records the configuration that a node starts with.
 *
 * @param settings a keyed hash of each value by the setting's name
 */
public record ApplyConfiguration(
        @TargetAggregateIdentifier String installation,
        String version,
        String hash,
        Map<String, String> settings,
        Instant at) {
    /** The one identity of an installation's configuration. */
    public static final String INSTALLATION = "configuration:installation";

    public ApplyConfiguration(String version, String hash, Map<String, String> settings, Instant at) {
        this(INSTALLATION, version, hash, settings, at);
    }
}
