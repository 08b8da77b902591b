package io.ledgerchat.infra.model.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Address and key to use for one caller. {@link #toString()} hides the key.
 *
 * @param publicOnly whether the address may lead out to the public network only, because the caller brought it
 */
record Access(@Nullable URI baseUrl, boolean publicOnly, String apiKey) {
    @Override
    public String toString() {
        return "Access[" + baseUrl + "]";
    }
}
