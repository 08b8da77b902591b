package io.ledgerchat.api.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** What a person has on their telephone: it takes the address of the QR code and shows codes. */
final class AuthenticatorApp {
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)&");

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;

    AuthenticatorApp(String otpauthUrl) {
        var matcher = SECRET.matcher(otpauthUrl);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no secret in the address");
        }
        key = new SecretKeySpec(Base32.decode(matcher.group(1)), generator.getAlgorithm());
    }

    String code() {
        return code(Instant.now());
    }

    /** One that was good an hour ago. */
    String oldCode() {
        return code(Instant.now().minusSeconds(3600));
    }

    private String code(Instant at) {
        try {
            return generator.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
