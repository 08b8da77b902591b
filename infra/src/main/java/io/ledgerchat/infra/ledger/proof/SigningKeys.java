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
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that sign checkpoints, in the vault, wrapped by the master key.
 *
 * <p>A public key counts only if its secret opens with the master key and fits it: a row that somebody with the database
 * alone put there vouches for nothing.
 */
public final class SigningKeys {
    private static final Subject SUBJECT = new Subject("ledger", "checkpoint");
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
        return sql.sql("select key_id, public_key, wrapped from vault.signing_key order by created_at desc, key_id")
                .query(this::open)
                .list();
    }

    /** The public keys whose signatures count, newest first. */
    public List<NoteKey> known() {
        return all().stream().map(NoteSigner::key).toList();
    }

    /** Makes a key of this name, which signs from now on. */
    NoteKey make(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            NoteKey key = NoteKey.of(name, pair.getPublic());
            UUID id = UUID.randomUUID();
            byte[] wrapped = masterKey.wrap(id, SUBJECT, pair.getPrivate().getEncoded());
            sql.sql("insert into vault.signing_key (key_id, public_key, wrapped, created_at) values (?, ?, ?, ?)")
                    .params(id, key.toString(), wrapped, Timestamp.from(clock.instant()))
                    .update();
            return key;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has Ed25519", missing);
        }
    }

    private NoteSigner open(ResultSet row, int number) throws SQLException {
        NoteKey key = NoteKey.parse(row.getString("public_key"));
        byte[] secret = masterKey.unwrap(row.getObject("key_id", UUID.class), SUBJECT, row.getBytes("wrapped"));
        try {
            var signer = new NoteSigner(
                    key, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)));
            if (!new SignedNote(PROBE, List.of(signer.sign(PROBE))).isSignedBy(key)) {
                throw new IllegalStateException("A signing key in the vault is not the one that its secret belongs to");
            }
            return signer;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A signing key in the vault cannot be read", unreadable);
        }
    }
}
