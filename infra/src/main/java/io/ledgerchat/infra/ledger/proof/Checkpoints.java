package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signed checkpoints of this log. */
public final class Checkpoints {
    private static final String COLUMNS = "select size, position, root, note, signed_at from ledger.checkpoint ";

    private final JdbcClient sql;

    public Checkpoints(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(SignedCheckpoint checkpoint) {
        sql.sql("insert into ledger.checkpoint (size, position, root, note, signed_at) values (?, ?, ?, ?, ?)")
                .params(
                        checkpoint.size(),
                        checkpoint.position(),
                        Hash.ofBase64(checkpoint.root()).bytes(),
                        checkpoint.note(),
                        Timestamp.from(checkpoint.signedAt()))
                .update();
    }

    /** Adds signature lines, of a witness or of another key. */
    void cosign(long size, String lines) {
        sql.sql("update ledger.checkpoint set note = note || ? where size = ?")
                .params(lines, size)
                .update();
    }

    /** Size of the checkpoint up to which the log was verified; 0 if it never was. */
    long verified() {
        return sql.sql("select size from ledger.verified")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void verified(long size) {
        sql.sql("insert into ledger.verified (size, verified_at) values (?, now()) on conflict (only_one) do"
                        + " update set size = excluded.size, verified_at = excluded.verified_at")
                .param(size)
                .update();
    }

    Optional<SignedCheckpoint> latest() {
        return below(Long.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<SignedCheckpoint> ofSize(long size) {
        return sql.sql(COLUMNS + "where size = ?")
                .param(size)
                .query(Checkpoints::read)
                .optional();
    }

    /** The largest first. */
    List<SignedCheckpoint> below(long size, int limit) {
        return sql.sql(COLUMNS + "where size < ? order by size desc limit ?")
                .params(size, limit)
                .query(Checkpoints::read)
                .list();
    }

    /** The smallest first. */
    List<SignedCheckpoint> above(long size, int limit) {
        return sql.sql(COLUMNS + "where size > ? order by size limit ?")
                .params(size, limit)
                .query(Checkpoints::read)
                .list();
    }

    private static SignedCheckpoint read(ResultSet row, int number) throws SQLException {
        return new SignedCheckpoint(
                row.getLong("size"),
                row.getLong("position"),
                Base64.getEncoder().encodeToString(row.getBytes("root")),
                row.getString("note"),
                row.getTimestamp("signed_at").toInstant());
    }
}
