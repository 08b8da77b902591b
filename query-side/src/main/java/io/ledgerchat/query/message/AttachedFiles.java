package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of messages as rows hold them. */
final class AttachedFiles {
    private AttachedFiles() {}

    static List<Map<String, Object>> written(List<AttachedFile> files) {
        return files.stream().map(AttachedFiles::written).toList();
    }

    private static Map<String, Object> written(AttachedFile file) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", file.fileId().value());
        row.put("owner", file.owner().value());
        row.put("name", file.name());
        row.put("type", file.type());
        row.put("bytes", file.bytes());
        if (file.width() != null) {
            row.put("width", file.width());
        }
        if (file.height() != null) {
            row.put("height", file.height());
        }
        row.put("source", file.place().source());
        row.put("key", file.place().key());
        row.put("context", file.context());
        row.put("uploadedAt", file.uploadedAt().toString());
        return row;
    }

    static List<AttachedFile> read(List<Map<String, Object>> rows) {
        return rows.stream().map(AttachedFiles::read).toList();
    }

    private static AttachedFile read(Map<String, Object> row) {
        return new AttachedFile(
                new FileId(text(row, "id")),
                new AccountId(text(row, "owner")),
                text(row, "name"),
                text(row, "type"),
                row.get("bytes") instanceof Number bytes ? bytes.longValue() : 0,
                pixels(row, "width"),
                pixels(row, "height"),
                new FilePlace(text(row, "source"), text(row, "key")),
                text(row, "context"),
                Instant.parse(text(row, "uploadedAt")));
    }

    private static String text(Map<String, Object> row, String key) {
        return row.get(key) instanceof String text ? text : "";
    }

    private static @Nullable Integer pixels(Map<String, Object> row, String key) {
        return row.get(key) instanceof Number number ? number.intValue() : null;
    }
}
