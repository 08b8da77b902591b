package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The data keys in their database, which is theirs alone.
 *
 * <p>Everything here runs in a transaction of its own, whatever the caller is in: a key must be committed before the event
 * that needs it, and a rolled-back event leaves at worst a key that nothing uses.
 */
public final class DataKeyStore implements DataKeys {
    private static final int KEY_BYTES = 32;

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final MasterKey masterKey;

    public DataKeyStore(DataSource keyDataSource, MasterKey masterKey) {
        this.sql = JdbcClient.create(keyDataSource);
        this.transactions = ownTransactions(keyDataSource);
        this.masterKey = masterKey;
    }

    static TransactionTemplate ownTransactions(DataSource keyDataSource) {
        var template = new TransactionTemplate(new JdbcTransactionManager(keyDataSource));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Held until the transaction ends, so that on no node a key is made for a subject while it is being erased. */
    static void lock(JdbcClient sql, Subject subject) {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked")
                .param(subject.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public DataKey encryptionKey(Subject subject) {
        return inTransaction(() -> ofSubject(subject))
                .orElseGet(() -> inTransaction(() -> {
                    lock(sql, subject);
                    return ofSubject(subject).orElseGet(() -> create(subject));
                }));
    }

    @Override
    public Optional<DataKey> find(UUID keyId) {
        return findAll(List.of(keyId)).stream().findFirst();
    }

    /** In one question; the unknown ones are missing from the answer. */
    public List<DataKey> findAll(Collection<UUID> keyIds) {
        return inTransaction(() -> sql.sql("select key_id, subject, wrapped from data_key where key_id = any(?)")
                .param(keyIds.toArray(UUID[]::new))
                .query(this::read)
                .list());
    }

    /**
     * Opens one key, so that a wrong master key stops the start and not a reader later.
     *
     * @throws WrongMasterKeyException if it does not open
     */
    public void checkMasterKey() {
        inTransaction(() -> sql.sql("select key_id, subject, wrapped from data_key where destroyed_at is null limit 1")
                .query(this::read)
                .optional());
    }

    private Optional<DataKey> ofSubject(Subject subject) {
        // A destroyed one comes first: erased stays erased.
        return sql.sql("""
                select key_id, subject, wrapped from data_key where subject = ?
                order by destroyed_at nulls last limit 1""").param(subject.toString()).query(this::read).optional();
    }

    private DataKey create(Subject subject) {
        var id = UUID.randomUUID();
        var secret = AesGcm.randomBytes(KEY_BYTES);
        sql.sql("insert into data_key (key_id, subject, wrapped, created_at) values (?, ?, ?, now())")
                .params(id, subject.toString(), masterKey.wrap(id, subject, secret))
                .update();
        return new DataKey.Live(id, subject, new SecretKeySpec(secret, "AES"));
    }

    private DataKey read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("key_id", UUID.class);
        var subject = Subject.parse(row.getString("subject"));
        var wrapped = row.getBytes("wrapped");
        return wrapped == null
                ? new DataKey.Destroyed(id, subject)
                : new DataKey.Live(id, subject, new SecretKeySpec(masterKey.unwrap(id, subject, wrapped), "AES"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
