package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.BusyException;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.command.account.PasswordHashing;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id at OWASP's first recommendation (19 MiB, two passes, one lane); bcrypt is accepted as it comes from LibreChat,
 * {@code $2a$} or {@code $2b$} without a prefix, and counts as outdated.
 *
 * <p>As many at once as there are processors; the others wait in turn, ten seconds at most.
 */
@Component
class BoundedPasswordHashing implements PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final String nobodys;

    BoundedPasswordHashing() {
        var bcrypt = new BCryptPasswordEncoder();
        var delegating = new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2",
                        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES),
                        "bcrypt",
                        bcrypt));
        delegating.setDefaultPasswordEncoderForMatches(bcrypt);
        this.encoder = delegating;
        this.nobodys = encoded(UUID.randomUUID().toString());
    }

    @Override
    public PasswordHash hash(String password) {
        return inTurn(() -> new PasswordHash(encoded(password)));
    }

    @Override
    public Verdict compare(String password, @Nullable PasswordHash stored) {
        var encoded = stored == null ? nobodys : stored.encoded();
        boolean matches = inTurn(() -> encoder.matches(password, encoded)) && stored != null;
        if (!matches) {
            return Verdict.DIFFERS;
        }
        return encoder.upgradeEncoding(encoded) ? Verdict.MATCHES_OUTDATED : Verdict.MATCHES;
    }

    private String encoded(String password) {
        var encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("a password was not hashed");
        }
        return encoded;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }
}
