package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.key.MasterKey;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.NoteSigner;
import io.ledgerchat.infra.verifier.SignedNote;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that sign checkpoints, in the vault, wrapped by the master key.
 *
 * <p>A public key counts only if its secret opens with the master key and fits it: a row that somebody with the database
 * alone put there vouches for nothing. The same holds for the size at which a key took over from the one before: another
 * size does not open the secret.
 */
public final class SigningKeys {
    /** Of the keys that were made before their sizes were kept. */
    private static final String CHECKPOINT = "checkpoint";

    private static final String PROBE = "ledgerchat/signing-key-probe/v1\n";

    private final JdbcClient sql;
    private final MasterKey masterKey;
    private final Clock clock;

    public SigningKeys(JdbcClient sql, MasterKey masterKey, Clock clock) {
        this.sql = sql;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Newest first; empty before the first was made. */
    public List<NoteSigner> all() {
        return held().stream().map(Held::signer).toList();
    }

    /** The public keys whose signatures count, newest first, each but the first with the size at which it was handed over. */
    public List<NoteKey> known() {
        var known = new ArrayList<NoteKey>();
        @Nullable Long handedOver = null;
        for (Held held : held()) {
            NoteKey key = held.signer().key();
            known.add(handedOver == null ? key : key.handedOverAt(handedOver));
            handedOver = held.since();
        }
        return List.copyOf(known);
    }

    private List<Held> held() {
        return sql.sql("select key_id, public_key, wrapped, since_size from vault.signing_key"
                        + " order by created_at desc, key_id")
                .query(this::open)
                .list();
    }

    /** @param since size of the tree when it took over; absent for one that was made before sizes were kept */
    private record Held(NoteSigner signer, @Nullable Long since) {}

    /** Makes a key of this name, which signs from a tree of that size on. */
    NoteKey make(String name, long since) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            NoteKey key = NoteKey.of(name, pair.getPublic());
            UUID id = UUID.randomUUID();
            byte[] wrapped =
                    masterKey.wrap(id, subject(since), pair.getPrivate().getEncoded());
            sql.sql("insert into vault.signing_key (key_id, public_key, wrapped, created_at, since_size)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id, key.toString(), wrapped, Timestamp.from(clock.instant()), since)
                    .update();
            return key;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has Ed25519", missing);
        }
    }

    private static Subject subject(@Nullable Long since) {
        return new Subject("ledger", since == null ? CHECKPOINT : CHECKPOINT + " since " + since);
    }

    private Held open(ResultSet row, int number) throws SQLException {
        NoteKey key = NoteKey.parse(row.getString("public_key"));
        @Nullable Long since = row.getObject("since_size", Long.class);
        byte[] secret = masterKey.unwrap(row.getObject("key_id", UUID.class), subject(since), row.getBytes("wrapped"));
        try {
            var signer = new NoteSigner(
                    key, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)));
            if (!new SignedNote(PROBE, List.of(signer.sign(PROBE))).isSignedBy(key)) {
                throw new IllegalStateException("A signing key in the vault is not the one that its secret belongs to");
            }
            return new Held(signer, since);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A signing key in the vault cannot be read", unreadable);
        }
    }
}
