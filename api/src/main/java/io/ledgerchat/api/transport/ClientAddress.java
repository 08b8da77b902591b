package io.ledgerchat.api.transport;

import io.ledgerchat.api.configuration.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * From which address a request comes: {@code X-Forwarded-For} read from the right, as many steps as proxies are trusted, else
 * the peer (contract 00 §1). Whatever a stranger writes further left is never believed, and text that is no address never
 * leaves this class.
 */
@Component
public class ClientAddress {
    private final int trustedProxies;

    ClientAddress(Settings settings) {
        this.trustedProxies = settings.transport().trustedProxies();
    }

    /** The address in its one canonical form, without a port. */
    public String of(HttpServletRequest request) {
        String peer = canonical(request.getRemoteAddr(), "unknown");
        List<String> claimed = new ArrayList<>();
        Collections.list(request.getHeaders("X-Forwarded-For"))
                .forEach(line -> claimed.addAll(List.of(line.split(",", -1))));
        int from = claimed.size() - trustedProxies;
        if (trustedProxies == 0 || claimed.isEmpty()) {
            return peer;
        }
        return canonical(claimed.get(Math.max(from, 0)).strip(), peer);
    }

    private static String canonical(String text, String otherwise) {
        try {
            return InetAddress.ofLiteral(withoutPort(text)).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return otherwise;
        }
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        boolean ipv4WithPort = colon > 0 && colon == text.lastIndexOf(':');
        return ipv4WithPort ? text.substring(0, colon) : text;
    }
}
