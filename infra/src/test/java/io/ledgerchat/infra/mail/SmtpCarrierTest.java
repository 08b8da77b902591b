package io.ledgerchat.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.account.MailAccount.Encryption;
import io.ledgerchat.command.account.MailAccount.Sender;
import io.ledgerchat.command.account.MailAccount.Smtp;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpCarrierTest {
    private static final String CHECKED = "mail.smtp.ssl.checkserveridentity";
    private static final String VERIFIER = "mail.smtp.ssl.hostnameverifier";

    /** Of CN=other.example.org, with the alternative names mail.example.org, *.example.net and 192.0.2.7. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBgzCCASmgAwIBAgIIKBai3UBJ9ykwCgYIKoZIzj0EAwMwHDEaMBgGA1UEAxMR
            b3RoZXIuZXhhbXBsZS5vcmcwIBcNMjYxMTIyMTIyMzM5WhgPMjEyNjEwMjkxMjIz
            MzlaMBwxGjAYBgNVBAMTEW90aGVyLmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYI
            KoZIzj0DAQcDQgAEbhR4FehnikaACf4OrvP8KXi/N5QKtHQfAEMoTvyF4lz0D7XX
            ioSGmdWHEqrutRbU/VM0I07+qGkgtOEFe+4r16NTMFEwHQYDVR0OBBYEFCW8xrMG
            ei7LaMPeZKUB21EF+dzcMDAGA1UdEQQpMCeCEG1haWwuZXhhbXBsZS5vcmeCDSou
            ZXhhbXBsZS5uZXSHBMAAAgcwCgYIKoZIzj0EAwMDSAAwRQIhAJ8SbSA2ZZjlhcsf
            +9KzqclXUKxaiu4Pl7Q7JtkTrwruAiBp3ZYqjTJCmavW2qjQE6QrbKR98H8Ug1UD
            8+i7rWiDXg==
            -----END CERTIFICATE-----
            """;

    @Test
    void theServersCertificateHasToBearItsName() {
        assertThat(properties(null, false)).containsEntry(CHECKED, "true").doesNotContainKey(VERIFIER);
    }

    @Test
    void anotherNameThatTheOperatorGaveIsAskedForInItsPlace() {
        assertThat(properties("mx.example.org", false))
                .containsEntry(CHECKED, "false")
                .containsEntry(VERIFIER, new CertificateName("mx.example.org"));
    }

    @Test
    void whoTrustsAnyCertificateAsksForNoName() {
        assertThat(properties("mx.example.org", true))
                .containsEntry(CHECKED, "false")
                .containsEntry("mail.smtp.ssl.trust", "*")
                .doesNotContainKey(VERIFIER);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org, true",
        "MAIL.example.org, true",
        "mx1.example.net, true",
        "192.0.2.7, true",
        "other.example.org, false",
        "mail.example.com, false",
        "example.net, false",
        "a.b.example.net, false",
        "192.0.2.8, false"
    })
    void aNameStandsAmongTheAlternativeNames(String name, boolean borne) throws CertificateException {
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
        assertThat(new CertificateName(name).isBorneBy(certificate)).isEqualTo(borne);
    }

    private static Properties properties(@Nullable String hostname, boolean anyCertificate) {
        var properties = new Properties();
        var sender = new Sender("The Desk", "noreply@example.org");
        SmtpCarrier.configure(
                properties, new Smtp(sender, "10.0.0.1", 465, Encryption.TLS, hostname, anyCertificate, null, null));
        return properties;
    }
}
