package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * The one way out to all providers: one connection pool with bounded idle connections under both providers' libraries.
 * Calls block their (virtual) thread, so the limits that OkHttp sets to queued calls do not apply: there may be as many
 * streams as there are callers.
 *
 * <p>What a call needs beyond its request is bound to the thread with {@link #during}: cancelling it closes the socket
 * at any moment, also before the first byte, a direct endpoint's address replaces the one that the library built, and an
 * address that a person brought leads out to the public network or nowhere.
 * Redirects are not followed: a provider's key goes to the configured address or nowhere.
 */
final class ProviderHttp {
    /** Far above any answer; a provider that sends for ever is cut off. */
    private static final long LONGEST_BODY = 64L << 20;

    private static final long LONGEST_ERROR_BODY = 64L << 10;
    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
    private static final Dns OUTWARD = new PublicNames();
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private record Exchange(
            Cancellation cancellation, @Nullable URI address, boolean publicOnly) {}

    private ProviderHttp() {}

    static OkHttpClient client() {
        return builder()
                .dns(ProviderHttp::lookup)
                .addNetworkInterceptor(ProviderHttp::checkAddress)
                .build();
    }

    /** The same through an HTTP proxy, which finds the providers' addresses itself. */
    static OkHttpClient client(URI proxy) {
        return ProxyAddress.through(builder(), proxy).build();
    }

    private static OkHttpClient.Builder builder() {
        return new OkHttpClient.Builder()
                .addInterceptor(ProviderHttp::intercept)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false);
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        return (CURRENT.get().publicOnly() ? OUTWARD : Dns.SYSTEM).lookup(host);
    }

    /** A connection that was kept from an earlier call has not been looked up for this one. */
    private static Response checkAddress(Interceptor.Chain chain) throws IOException {
        var connection = chain.connection();
        if (CURRENT.get().publicOnly()
                && (connection == null
                        || !PublicAddresses.isPublic(
                                connection.route().socketAddress().getAddress()))) {
            throw new UnknownHostException("The host leads to a private address");
        }
        return chain.proceed(chain.request());
    }

    /** Runs a library's call to the endpoint so that {@code cancellation} reaches its socket. */
    static <T> T during(Cancellation cancellation, ModelEndpoint endpoint, Supplier<T> call) {
        return ScopedValue.where(CURRENT, exchange(cancellation, endpoint)).call(call::get);
    }

    /** The same for a call whose answer is taken in pieces: everything until its end belongs inside. */
    static void during(Cancellation cancellation, ModelEndpoint endpoint, Runnable call) {
        ScopedValue.where(CURRENT, exchange(cancellation, endpoint)).run(call);
    }

    private static Exchange exchange(Cancellation cancellation, ModelEndpoint endpoint) {
        return new Exchange(cancellation, Addresses.direct(endpoint), endpoint.publicOnly());
    }

    private static Response intercept(Interceptor.Chain chain) throws IOException {
        var exchange = CURRENT.get();
        exchange.cancellation().onCancel(closing(chain.call()));
        // Not compressed: proxies that compress a stream hold it back, and its bound would mean nothing.
        var request = chain.request().newBuilder().header("Accept-Encoding", "identity");
        if (exchange.address() != null) {
            request.url(exchange.address().toString());
        }
        var response = chain.proceed(request.build());
        if (response.isSuccessful()) {
            return bounded(response);
        }
        try (response) {
            throw new ProviderRefusal(response.code(), startOf(response.body()));
        }
    }

    private static Runnable closing(Call call) {
        return call::cancel;
    }

    private static String startOf(@Nullable ResponseBody body) throws IOException {
        if (body == null) {
            return "";
        }
        var source = body.source();
        source.request(LONGEST_ERROR_BODY);
        return source.getBuffer()
                .readUtf8(Math.min(LONGEST_ERROR_BODY, source.getBuffer().size()));
    }

    private static Response bounded(Response response) {
        var body = response.body();
        if (body == null) {
            return response;
        }
        var source = Okio.buffer(new BoundedSource(body.source()));
        return response.newBuilder()
                .body(ResponseBody.create(source, body.contentType(), body.contentLength()))
                .build();
    }

    private static final class BoundedSource extends ForwardingSource {
        private long left = LONGEST_BODY;

        BoundedSource(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("the provider's answer is longer than " + LONGEST_BODY + " bytes");
            }
            return read;
        }
    }
}
