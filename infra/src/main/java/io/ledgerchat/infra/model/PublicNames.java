package io.ledgerchat.infra.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves the hosts of addresses that people brought. What is found here is what is connected to, so a name that has come
 * to lead to a private address since it was looked at leads nowhere.
 */
public final class PublicNames implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var found = Dns.SYSTEM.lookup(host);
        if (!found.stream().allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("The host leads to a private address");
        }
        return found;
    }
}
