package io.ledgerchat.infra.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an address that a person brought may be called: it must lead out to the public network, or be allowed by the
 * operator. The look at it is for the person's sake, who is told what is wrong; a name may lead elsewhere a moment later, so
 * the call itself goes through {@link PublicNames}.
 */
public final class PublicAddresses {
    private final Set<String> allowed;

    /** @param allowed hosts, or hosts with port, that may be called although they are private */
    public PublicAddresses(List<String> allowed) {
        this.allowed = new HashSet<>(allowed.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Why the address may not be called, for the person who brought it; empty when it may. */
    public Optional<String> objection(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || (!scheme.equals("http") && !scheme.equals("https"))) {
            return Optional.of("The base URL must start with https:// or http:// and name a host.");
        }
        if (address.getUserInfo() != null) {
            return Optional.of("The base URL must not hold a name or password.");
        }
        if (isAllowed(address)) {
            return Optional.empty();
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::isPublic)
                    ? Optional.empty()
                    : Optional.of("The base URL leads to a private address.");
        } catch (UnknownHostException unknown) {
            return Optional.of("The host of the base URL is not known.");
        }
    }

    /** Whether the operator allowed it, private as it may be. */
    public boolean isAllowed(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return allowed.contains(host) || allowed.contains(bare) || allowed.contains(host + ":" + port);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet6Address six ? isPublicSix(six.getAddress()) : isPublicFour(address.getAddress());
    }

    private static boolean isPublicFour(byte[] four) {
        int first = four[0] & 0xFF;
        int second = four[1] & 0xFF;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128) // shared by carriers
                && !(first == 192 && second == 0 && four[2] == 0) // of protocols
                && !(first == 198 && (second == 18 || second == 19)); // of benchmarks
    }

    /** Also looks at the address of the old kind inside one of the new, where gateways would take it out again. */
    private static boolean isPublicSix(byte[] six) {
        boolean uniqueLocal = (six[0] & 0xFE) == 0xFC;
        boolean translated = startsWith(six, 0x00, 0x64, 0xFF, 0x9B);
        boolean tunnelled = startsWith(six, 0x20, 0x02);
        boolean compatible = startsWith(six, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        if (uniqueLocal || startsWith(six, 0x20, 0x01, 0, 0)) {
            return false;
        }
        if (translated || compatible) {
            return isPublicInside(six, 12);
        }
        return !tunnelled || isPublicInside(six, 2);
    }

    private static boolean isPublicInside(byte[] six, int from) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(six, from, from + 4)));
        } catch (UnknownHostException impossible) {
            return false;
        }
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int at = 0; at < prefix.length; at++) {
            if ((address[at] & 0xFF) != prefix[at]) {
                return false;
            }
        }
        return true;
    }
}
