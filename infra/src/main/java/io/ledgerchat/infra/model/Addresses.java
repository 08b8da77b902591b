package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelFailure;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where an endpoint is. People may bring addresses of their own, so what is none is a failure of the call. */
final class Addresses {
    private Addresses() {}

    /** The configured address; absent for the provider's own. */
    static @Nullable URI checked(ModelEndpoint endpoint) {
        var address = endpoint.baseUrl();
        if (address != null && HttpUrl.parse(address.toString()) == null) {
            throw new ModelFailure(0, "Invalid URL");
        }
        return address;
    }

    /** The full address of the call, where the endpoint fixes it. */
    static @Nullable URI direct(ModelEndpoint endpoint) {
        return endpoint.directEndpoint() ? checked(endpoint) : null;
    }
}
