package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.FileTexts;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Words of files as rows of the vault; nodes that look at once share the work. */
@Component
class VaultFileTexts implements FileTexts {
    private final JdbcClient sql;
    private final TextCipher cipher;

    VaultFileTexts(JdbcClient sql, TextCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    @Transactional
    public void expect(FileId file, FilePlace place, String type, Instant due) {
        sql.sql("""
                        insert into vault.file_text (file_id, source, key, type, progress, since, due)
                        values (?, ?, ?, ?, 'PENDING', ?, ?) on conflict do nothing""")
                .params(
                        file.value(),
                        place.source(),
                        place.key(),
                        type.replace('\u0000', '\uFFFD'),
                        Timestamp.from(due),
                        Timestamp.from(due))
                .update();
    }

    /**
     * What comes next is asked for once: as a condition of the update, PostgreSQL may ask for it again for each row, and each
     * time the limit allows others.
     */
    @Override
    @Transactional
    public List<Unread> claim(Set<String> sources, Instant now, Instant until, int limit) {
        return sql.sql("""
                        with next as materialized (
                          select file_id from vault.file_text where due <= ? and source = any (?)
                          order by due limit ? for update skip locked)
                        update vault.file_text text set due = ?, attempts = attempts + 1
                        from next where text.file_id = next.file_id
                        returning text.file_id, source, key, type, attempts""")
                .params(Timestamp.from(now), sources.toArray(String[]::new), limit, Timestamp.from(until))
                .query((row, _) -> new Unread(
                        new FileId(row.getString("file_id")),
                        new FilePlace(row.getString("source"), row.getString("key")),
                        row.getString("type"),
                        row.getInt("attempts")))
                .list();
    }

    @Override
    @Transactional
    public void postpone(FileId file, Instant due) {
        sql.sql("update vault.file_text set due = ? where file_id = ? and due is not null")
                .params(Timestamp.from(due), file.value())
                .update();
    }

    @Override
    @Transactional
    public boolean keep(FileId file, String text) {
        var sealed = cipher.seal(file, text);
        return sql.sql("""
                        update vault.file_text set progress = 'READY', since = now(), reason = null,
                          data_key = cast(? as uuid), sealed = cast(? as bytea) where file_id = ?""")
                        .params(Arrays.asList(
                                sealed.key().map(UUID::toString).orElse(null),
                                sealed.value().orElse(null),
                                file.value()))
                        .update()
                > 0;
    }

    @Override
    @Transactional
    public void giveUp(FileId file, String reason) {
        sql.sql("""
                        update vault.file_text set progress = 'FAILED', since = now(), reason = ?, data_key = null,
                          sealed = null where file_id = ?""").params(reason, file.value()).update();
    }

    @Override
    @Transactional
    public void told(FileId file) {
        sql.sql("update vault.file_text set due = null where file_id = ?")
                .param(file.value())
                .update();
    }

    @Override
    @Transactional
    public void forget(FileId file) {
        sql.sql("delete from vault.file_text where file_id = ?")
                .param(file.value())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<FileId, Known> of(Collection<FileId> files) {
        var known = new HashMap<FileId, Known>();
        sql.sql("select file_id, progress, reason, since from vault.file_text where file_id = any (?)")
                .params((Object) files.stream().map(FileId::value).toArray(String[]::new))
                .query(row -> {
                    known.put(
                            new FileId(row.getString("file_id")),
                            new Known(
                                    Progress.valueOf(row.getString("progress")),
                                    row.getString("reason"),
                                    row.getObject("since", OffsetDateTime.class).toInstant()));
                });
        return known;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> text(FileId file) {
        return sql.sql("select data_key, sealed from vault.file_text where file_id = ? and progress = 'READY'")
                .param(file.value())
                .query((row, _) -> opened(file, row))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<String> opened(FileId file, ResultSet row) throws SQLException {
        @Nullable UUID key = row.getObject("data_key", UUID.class);
        byte @Nullable [] sealed = row.getBytes("sealed");
        return key == null || sealed == null ? Optional.empty() : cipher.open(file, key, sealed);
    }
}
