package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void withoutTheHeaderItIsThePeer() {
        request.setRemoteAddr("203.0.113.9");
        assertThat(address()).isEqualTo("203.0.113.9");
    }

    @Test
    void theLastEntryIsBelievedBecauseTheProxyWroteIt() {
        request.addHeader("X-Forwarded-For", "10.9.9.9, 198.51.100.7");
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void withTwoProxiesItIsTheEntryBeforeTheLast() {
        environment.setProperty("TRUST_PROXY", "2");
        request.addHeader("X-Forwarded-For", "10.9.9.9, 198.51.100.7");
        request.addHeader("X-Forwarded-For", "192.0.2.1");
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void withMoreProxiesThanEntriesItIsTheFirst() {
        environment.setProperty("TRUST_PROXY", "5");
        request.addHeader("X-Forwarded-For", "198.51.100.7, 192.0.2.1");
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void aPortIsCutOffAndAnIpv4AddressInIpv6FormIsTheSameClient() {
        request.addHeader("X-Forwarded-For", "198.51.100.7:51234");
        assertThat(address()).isEqualTo("198.51.100.7");
        request.removeHeader("X-Forwarded-For");
        request.addHeader("X-Forwarded-For", "[::ffff:198.51.100.7]:80");
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "example.org", "1.2.3.4.5", "<script>", "999.1.1.1"})
    void whatIsNoAddressIsNotRepeated(String claim) {
        request.setRemoteAddr("203.0.113.9");
        request.addHeader("X-Forwarded-For", claim);
        assertThat(address()).isEqualTo("203.0.113.9");
    }

    @Test
    void withNoTrustTheHeaderIsIgnored() {
        environment.setProperty("LEDGERCHAT_TRUST_PROXY", "false");
        request.setRemoteAddr("203.0.113.9");
        request.addHeader("X-Forwarded-For", "198.51.100.7");
        assertThat(address()).isEqualTo("203.0.113.9");
    }

    private String address() {
        return new ClientAddress(Settings.from(new Variables(environment))).of(request);
    }
}
