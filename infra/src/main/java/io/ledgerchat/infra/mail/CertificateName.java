package io.ledgerchat.infra.mail;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server's certificate for another name than the one under which the server was found. The name has to stand among
 * its alternative names (RFC 9525); there {@code *.example.org} stands for one label more.
 */
record CertificateName(String name) implements HostnameVerifier {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    CertificateName {
        name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate && isBorneBy(certificate);
        } catch (SSLPeerUnverifiedException | CertificateParsingException unreadable) {
            return false;
        }
    }

    boolean isBorneBy(X509Certificate certificate) throws CertificateParsingException {
        @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names != null && names.stream().anyMatch(this::isMeantBy);
    }

    private boolean isMeantBy(List<?> alternative) {
        if (!(alternative.get(1) instanceof String written)) {
            return false;
        }
        var other = written.toLowerCase(Locale.ROOT);
        if (Integer.valueOf(DNS_NAME).equals(alternative.get(0))) {
            return other.equals(name) || isInside(other);
        }
        return Integer.valueOf(IP_ADDRESS).equals(alternative.get(0)) && other.equals(name);
    }

    /** Not below a whole top-level domain. */
    private boolean isInside(String wildcard) {
        int label = name.indexOf('.');
        return wildcard.startsWith("*.")
                && wildcard.indexOf('.', 2) > 0
                && label > 0
                && wildcard.substring(1).equals(name.substring(label));
    }
}
