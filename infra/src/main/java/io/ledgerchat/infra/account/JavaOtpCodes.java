package io.ledgerchat.infra.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.ledgerchat.command.account.OneTimeCodes;
import io.ledgerchat.command.account.TotpSecret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/** One-time codes by RFC 6238, with the parameters that every authenticator app assumes. */
@Component
class JavaOtpCodes implements OneTimeCodes {
    private static final int SECRET_BYTES = 10;
    private static final int STEPS_AROUND = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();

    @Override
    public TotpSecret newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new TotpSecret(Base32.toBase32String(bytes));
    }

    /** Looks at every step whether an earlier one matched or not, and compares in constant time. */
    @Override
    public boolean matches(TotpSecret secret, String code, Instant at) {
        var key = new SecretKeySpec(Base32.decode(secret.base32()), generator.getAlgorithm());
        boolean matches = false;
        for (int step = -STEPS_AROUND; step <= STEPS_AROUND; step++) {
            var moment = at.plus(generator.getTimeStep().multipliedBy(step));
            matches |= equal(code, code(key, moment));
        }
        return matches;
    }

    private String code(SecretKeySpec key, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(key, moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a secret for one-time codes is no key", e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
