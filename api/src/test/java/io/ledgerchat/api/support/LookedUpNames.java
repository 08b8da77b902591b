package io.ledgerchat.api.support;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Remembers every host name that this JVM looks up, whoever asks and by whichever client: nobody calls a strange host
 * without looking up its name. Found by the JDK itself, through {@code META-INF/services}.
 */
public final class LookedUpNames extends InetAddressResolverProvider {
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    public static Set<String> all() {
        return Set.copyOf(NAMES);
    }

    public static void forget() {
        NAMES.clear();
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtin = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                NAMES.add(host);
                return builtin.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return builtin.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "LedgerChat's tests";
    }
}
