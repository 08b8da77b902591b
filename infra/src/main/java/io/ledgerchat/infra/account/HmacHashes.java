package io.ledgerchat.infra.account;

import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.event.claim.ClaimId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA256. */
@Component
class HmacHashes implements EmailHash, KeyedHash {
    private final SecretKeySpec key;

    HmacHashes(VaultSecrets secrets) {
        this.key = new SecretKeySpec(secrets.hashing(), "HmacSHA256");
    }

    @Override
    public ClaimId claimOn(String address) {
        var normalised =
                Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return new ClaimId("email", hash(normalised));
    }

    @Override
    public String of(String purpose, String value) {
        // No address contains a line break, so no purpose can be mistaken for one.
        return hash(purpose + "\n" + value);
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
