package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.account.PasswordSignIn.Proof;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordSignInTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final ClaimId EMAIL = new ClaimId("email", "a1");
    private static final PasswordHash STORED = new PasswordHash("right");
    private static final PasswordHash OUTDATED = new PasswordHash("outdated-right");

    private final VaultInMemory vault = new VaultInMemory();
    private final CountedHashing hashing = new CountedHashing();
    private final PasswordSignIn signIn = new PasswordSignIn(vault, hashing);

    @Test
    void theRightPasswordProvesTheAccount() {
        vault.add(new Credentials.Credential(ADA, EMAIL, STORED));

        assertThat(signIn.prove(EMAIL, "right")).isEqualTo(new Proof.Given(ADA, null));
    }

    @Test
    void aWrongPasswordProvesNothing() {
        vault.add(new Credentials.Credential(ADA, EMAIL, STORED));

        assertThat(signIn.prove(EMAIL, "wrong")).isEqualTo(new Proof.WrongPassword(ADA));
    }

    @Test
    void anUnknownAddressCostsOneComparisonAsWell() {
        assertThat(signIn.prove(EMAIL, "right")).isEqualTo(new Proof.Unknown());
        assertThat(hashing.comparisons).isEqualTo(1);
    }

    @Test
    void anAccountWithoutPasswordIsUnknownToPasswords() {
        vault.add(new Credentials.Credential(ADA, EMAIL, null));

        assertThat(signIn.prove(EMAIL, "right")).isEqualTo(new Proof.Unknown());
        assertThat(hashing.comparisons).isEqualTo(1);
    }

    @Test
    void anOutdatedHashComesWithItsReplacement() {
        vault.add(new Credentials.Credential(ADA, EMAIL, OUTDATED));

        assertThat(signIn.prove(EMAIL, "right"))
                .isEqualTo(new Proof.Given(ADA, new PasswordSignIn.Upgrade(OUTDATED, STORED)));
    }

    private static final class CountedHashing implements PasswordHashing {
        private int comparisons;

        @Override
        public PasswordHash hash(String password) {
            return new PasswordHash(password);
        }

        @Override
        public Verdict compare(String password, @Nullable PasswordHash stored) {
            comparisons++;
            if (stored == null || !stored.encoded().endsWith(password)) {
                return Verdict.DIFFERS;
            }
            return stored.encoded().startsWith("outdated") ? Verdict.MATCHES_OUTDATED : Verdict.MATCHES;
        }
    }
}
