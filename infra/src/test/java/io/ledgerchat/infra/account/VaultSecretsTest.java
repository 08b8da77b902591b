package io.ledgerchat.infra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.account.CorruptSecretException;
import org.junit.jupiter.api.Test;

class VaultSecretsTest {
    private static final VaultSecrets SECRETS = new VaultSecrets(key(1), key(2));
    private static final ProviderKeyEntity.Key ADAS = new ProviderKeyEntity.Key("65f000000000000000000001", "openAI");
    private static final ProviderKeyEntity.Key BOBS = new ProviderKeyEntity.Key("65f000000000000000000002", "openAI");

    private final ProviderKeyCipher cipher = new ProviderKeyCipher(new VaultCipher(SECRETS));
    private final HmacHashes hashes = new HmacHashes(SECRETS);

    @Test
    void aSealedKeyOpensInItsPlaceOnly() {
        var sealed = cipher.seal(ADAS, "sk-secret");

        assertThat(cipher.open(ADAS, sealed)).isEqualTo("sk-secret");
        assertThatExceptionOfType(CorruptSecretException.class).isThrownBy(() -> cipher.open(BOBS, sealed));
    }

    @Test
    void aSealedKeyOpensUnderItsSecretOnly() {
        var sealed = cipher.seal(ADAS, "sk-secret");
        var other = new ProviderKeyCipher(new VaultCipher(new VaultSecrets(key(3), key(2))));

        assertThatExceptionOfType(CorruptSecretException.class)
                .isThrownBy(() -> other.open(ADAS, sealed))
                .withMessageContaining("CREDS_KEY");
    }

    @Test
    void theSameKeySealedTwiceLooksDifferent() {
        assertThat(cipher.seal(ADAS, "sk-secret")).isNotEqualTo(cipher.seal(ADAS, "sk-secret"));
    }

    @Test
    void anAddressHasOneClaimHoweverItIsWritten() {
        assertThat(hashes.claimOn(" Ada@Example.ORG ")).isEqualTo(hashes.claimOn("ada@example.org"));
        assertThat(hashes.claimOn("ada@example.org")).isNotEqualTo(hashes.claimOn("bob@example.org"));
        assertThat(hashes.claimOn("ada@example.org").kind()).isEqualTo("email");
    }

    @Test
    void aValueHasAnotherHashForEveryPurposeAndKey() {
        assertThat(hashes.of("address", "192.0.2.1"))
                .isNotEqualTo(hashes.of("limit", "192.0.2.1"))
                .isNotEqualTo(new HmacHashes(new VaultSecrets(key(1), key(9))).of("address", "192.0.2.1"));
    }

    private static byte[] key(int fill) {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
