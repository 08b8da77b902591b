package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses addresses = new PublicAddresses(List.of("Localhost:11434", "10.0.0.7", "fd00::1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::1"
            })
    void privateAddressesAreNotPublic(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "::ffff:8.8.8.8"
            })
    void addressesOfTheOpenNetworkAre(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/v1", "http://localhost:8080/v1", "http://[::1]/v1", "http://2130706433/",
                        "http://0x7f.1/",
                "ftp://8.8.8.8/", "file:///etc/passwd", "/v1", "http://me@8.8.8.8/v1", "http://no.such.host.invalid/"
            })
    void thereIsAnObjectionToEverythingThatDoesNotLeadOut(String address) {
        assertThat(addresses.objection(URI.create(address))).isPresent();
    }

    @Test
    void theOperatorMayAllowAHostOnAPortOrAWholeHost() {
        assertThat(addresses.objection(URI.create("http://LOCALHOST:11434/v1"))).isEmpty();
        assertThat(addresses.objection(URI.create("http://localhost:11435/v1"))).isPresent();
        assertThat(addresses.objection(URI.create("https://10.0.0.7/v1"))).isEmpty();
        assertThat(addresses.objection(URI.create("https://[fd00::1]:8443/v1"))).isEmpty();
        assertThat(addresses.objection(URI.create("https://8.8.8.8/v1"))).isEmpty();
    }
}
