package io.ledgerchat.infra.model;

import java.net.URI;
import java.util.Optional;

/** The HTTP proxy through which providers are asked, as {@code PROXY} names it. */
public final class ProxyAddress {
    private ProxyAddress() {}

    /** Empty where none is named. */
    public static Optional<URI> of(String written) {
        if (written.isBlank()) {
            return Optional.empty();
        }
        String proxy = written.strip();
        var address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (address.getHost() == null || !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("PROXY is no address of an HTTP proxy: write http://host:port");
        }
        return Optional.of(address);
    }

    public static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }
}
