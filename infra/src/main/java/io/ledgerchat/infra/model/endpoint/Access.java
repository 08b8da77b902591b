package io.ledgerchat.infra.model.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Address and key to use for one caller. {@link #toString()} hides the key. */
record Access(@Nullable URI baseUrl, String apiKey) {
    @Override
    public String toString() {
        return "Access[" + baseUrl + "]";
    }
}
