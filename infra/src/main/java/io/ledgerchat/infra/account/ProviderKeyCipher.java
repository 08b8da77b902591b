package io.ledgerchat.infra.account;

import org.springframework.stereotype.Component;

/** Seals provider keys; account and endpoint are their place. */
@Component
class ProviderKeyCipher {
    private final VaultCipher cipher;

    ProviderKeyCipher(VaultCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(ProviderKeyEntity.Key place, String plain) {
        return cipher.seal(text(place), plain);
    }

    String open(ProviderKeyEntity.Key place, byte[] sealed) {
        return cipher.open(text(place), sealed);
    }

    private static String text(ProviderKeyEntity.Key place) {
        return "provider-key/v1\n" + place.accountId() + "\n" + place.endpoint();
    }
}
