package io.ledgerchat.api.configuration;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether conversations may be shared by link.
 *
 * @param publicAllowed also readable without an account; never without {@code allowed}
 * @param snapshotFiles as written, absent when not set
 */
public record ShareSettings(
        boolean allowed, boolean publicAllowed, @Nullable Boolean snapshotFiles) {
    /** Whether links show files where their owners said nothing of it. */
    public boolean filesAreShown(ConfigurationFile file) {
        return Optional.ofNullable(snapshotFiles)
                .or(() -> file.interfaces().flag("sharedLinks", "snapshotFiles"))
                .orElse(true);
    }

    static ShareSettings from(Variables variables) {
        boolean allowed = variables.enabledUnlessSaidOtherwise("ALLOW_SHARED_LINKS");
        return new ShareSettings(
                allowed,
                allowed && variables.enabled("ALLOW_SHARED_LINKS_PUBLIC"),
                variables.isSet("SHARED_LINKS_SNAPSHOT_FILES")
                        ? variables.enabled("SHARED_LINKS_SNAPSHOT_FILES")
                        : null);
    }
}
