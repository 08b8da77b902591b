package io.ledgerchat.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.command.account.PasswordHashing.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class BoundedPasswordHashingTest {
    private final BoundedPasswordHashing hashing = new BoundedPasswordHashing();

    @Test
    void newHashesAreArgon2id() {
        var hash = hashing.hash("correct horse");

        assertThat(hash.encoded()).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.compare("correct horse", hash)).isEqualTo(Verdict.MATCHES);
        assertThat(hashing.compare("wrong horse", hash)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void libreChatsBcryptHashesMatchAndAreOutdated() {
        var plain = new BCryptPasswordEncoder(BCryptPasswordEncoder.BCryptVersion.$2B, 10).encode("correct horse");
        var older = new BCryptPasswordEncoder(BCryptPasswordEncoder.BCryptVersion.$2A, 10).encode("correct horse");

        assertThat(hashing.compare("correct horse", new PasswordHash(plain))).isEqualTo(Verdict.MATCHES_OUTDATED);
        assertThat(hashing.compare("correct horse", new PasswordHash(older))).isEqualTo(Verdict.MATCHES_OUTDATED);
        assertThat(hashing.compare("wrong horse", new PasswordHash(plain))).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(hashing.compare("", null)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(hashing.compare("correct horse", new PasswordHash("nonsense")))
                .isEqualTo(Verdict.DIFFERS);
    }
}
