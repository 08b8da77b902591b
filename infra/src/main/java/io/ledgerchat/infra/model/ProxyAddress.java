package io.ledgerchat.infra.model;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** The HTTP proxy through which providers are asked, as {@code PROXY} names it. */
public final class ProxyAddress {
    private static final String AUTHORIZATION = "Proxy-Authorization";

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

    /**
     * A client's way through the proxy.
     *
     * @param proxy with user and password in front of the host where it asks for them
     */
    public static OkHttpClient.Builder through(OkHttpClient.Builder client, URI proxy) {
        int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
        client.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
        var user = proxy.getUserInfo();
        if (user != null) {
            var words = user.split(":", 2);
            var credentials = Credentials.basic(words[0], words.length > 1 ? words[1] : "");
            client.proxyAuthenticator((route, refused) -> refused.request().header(AUTHORIZATION) == null
                    ? refused.request()
                            .newBuilder()
                            .header(AUTHORIZATION, credentials)
                            .build()
                    : null);
        }
        return client;
    }
}
