package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.UploadIntents;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Upload intents in PostgreSQL. */
@Component
class VaultUploadIntents implements UploadIntents {
    private final JdbcClient sql;

    VaultUploadIntents(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin(UploadIntent intent) {
        sql.sql("insert into vault.upload_intent (source, key, file_id, spare_id, begun) values (?, ?, ?, ?, ?)")
                .params(
                        intent.place().source(),
                        intent.place().key(),
                        intent.fileId().value(),
                        intent.spareId().value(),
                        Timestamp.from(intent.begun()))
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void moved(FilePlace begun, FilePlace place, FileId fileId) {
        sql.sql("""
                        update vault.upload_intent set source = ?, key = ?, file_id = ?, spare_id = ?
                        where source = ? and key = ?""")
                .params(place.source(), place.key(), fileId.value(), fileId.value(), begun.source(), begun.key())
                .update();
    }

    @Override
    @Transactional
    public void done(FilePlace place) {
        sql.sql("delete from vault.upload_intent where source = ? and key = ?")
                .params(place.source(), place.key())
                .update();
    }

    @Override
    public List<UploadIntent> olderThan(Instant before, @Nullable UploadIntent after, int limit) {
        return sql.sql("""
                        select source, key, file_id, spare_id, begun from vault.upload_intent
                        where begun < ? and (begun, source, key) > (coalesce(cast(? as timestamptz), '-infinity'), ?, ?)
                        order by begun, source, key limit ?""")
                .params(Arrays.asList(
                        Timestamp.from(before),
                        after == null ? null : Timestamp.from(after.begun()),
                        after == null ? "" : after.place().source(),
                        after == null ? "" : after.place().key(),
                        limit))
                .query((row, _) -> new UploadIntent(
                        new FilePlace(row.getString(1), row.getString(2)),
                        new FileId(row.getString(3)),
                        new FileId(row.getString(4)),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
