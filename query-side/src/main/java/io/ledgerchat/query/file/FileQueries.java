package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.file.FilePurpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about files. */
@Component
class FileQueries {
    private static final String NEWEST_FIRST = " order by updated_at desc, file_id";

    private final JdbcClient sql;

    FileQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<StoredFile> handle(FindFiles query) {
        return sql.sql("select * from views.file where owner = ? and context <> 'avatar'" + NEWEST_FIRST)
                .param(query.owner().value())
                .query((row, _) -> file(row))
                .list();
    }

    @QueryHandler
    List<FileId> handle(FindFileIdsOf query) {
        return sql.sql("select file_id from views.file where owner = ? limit ?")
                .params(query.owner().value(), query.limit())
                .query((row, _) -> new FileId(row.getString(1)))
                .list();
    }

    @QueryHandler
    Optional<StoredFile> handle(FindAvatar query) {
        return sql.sql("select * from views.file where owner = ? and context = 'avatar' and name = ?"
                        + " order by created_at limit 1")
                .params(query.owner().value(), query.name())
                .query((row, _) -> file(row))
                .optional();
    }

    @QueryHandler
    Optional<StoredFile> handle(FindFile query) {
        return sql.sql("select * from views.file where file_id = ?")
                .param(query.fileId().value())
                .query((row, _) -> file(row))
                .optional();
    }

    @QueryHandler
    List<StoredFile> handle(FindFilesById query) {
        var ids = query.fileIds().stream().map(FileId::value).toArray(String[]::new);
        var owner = query.owner();
        return owner == null
                ? sql.sql("select * from views.file where file_id = any (?)" + NEWEST_FIRST)
                        .params((Object) ids)
                        .query((row, _) -> file(row))
                        .list()
                : sql.sql("select * from views.file where file_id = any (?) and owner = ?" + NEWEST_FIRST)
                        .params(ids, owner.value())
                        .query((row, _) -> file(row))
                        .list();
    }

    @QueryHandler
    List<StoredFile> handle(FindExpiredFiles query) {
        return sql.sql("select * from views.file where expires_at <= ? order by expires_at limit ?")
                .params(query.now().atOffset(ZoneOffset.UTC), query.limit())
                .query((row, _) -> file(row))
                .list();
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileId(row.getString("file_id")),
                row.getString("document_id"),
                new AccountId(row.getString("owner")),
                row.getString("temporary_id"),
                Objects.requireNonNullElse(row.getString("name"), ""),
                row.getString("type"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                new FilePlace(row.getString("source"), row.getString("key")),
                new FilePurpose(
                        row.getString("context"),
                        row.getString("endpoint"),
                        row.getString("model"),
                        row.getString("agent_id"),
                        row.getString("assistant_id"),
                        row.getString("tool_resource")),
                row.getInt("usage"),
                time(row, "expires_at"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "updated_at")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
