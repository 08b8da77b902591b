package io.ledgerchat.api.file;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.query.file.StoredFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files as clients read them (contract 60 §12). */
public final class FileDocuments {
    private static final String TEXT = "text";

    private FileDocuments() {}

    /** The record as lists show it. */
    static Map<String, @Nullable Object> listed(StoredFile file) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("_id", file.documentId());
        document.put("file_id", file.fileId().value());
        putIfKnown(document, "temp_file_id", file.temporaryId());
        document.put("user", file.owner().value());
        document.put("filename", file.name());
        boolean text = isKeptAsText(file);
        document.put(
                "filepath", text ? TEXT : path(file.place(), file.owner(), file.fileId(), file.name(), file.type()));
        putIfKnown(document, "storageKey", storageKey(file.place()));
        document.put("object", "file");
        document.put("type", file.type());
        document.put("bytes", file.bytes());
        putIfKnown(document, "width", file.width());
        putIfKnown(document, "height", file.height());
        if ("file_search".equals(file.purpose().toolResource())) {
            document.put("embedded", true);
        }
        document.put("source", text ? TEXT : file.place().source());
        document.put("context", file.purpose().context());
        document.put("usage", file.usage());
        putIfKnown(document, "model", file.purpose().model());
        if (file.expiresAt() != null) {
            document.put("expiredAt", IsoTime.of(file.expiresAt()));
        }
        document.put("createdAt", IsoTime.of(file.createdAt()));
        document.put("updatedAt", IsoTime.of(file.updatedAt()));
        document.put("__v", 0);
        return document;
    }

    /** What an upload answers: the record, and sizes also where there are none (contract 60 §4.5). */
    static Map<String, @Nullable Object> uploaded(StoredFile file, @Nullable String sentId, String message) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("message", message);
        document.putAll(listed(file));
        putIfKnown(document, "temp_file_id", sentId);
        document.put("width", file.width());
        document.put("height", file.height());
        return document;
    }

    /** A file as its message keeps it (contract 30 §3.4): the record without what only the store needs. */
    public static Map<String, @Nullable Object> attached(AttachedFile file) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("file_id", file.fileId().value());
        document.put("user", file.owner().value());
        document.put("filename", file.name());
        document.put("filepath", path(file.place(), file.owner(), file.fileId(), file.name(), file.type()));
        document.put("object", "file");
        document.put("type", file.type());
        document.put("bytes", file.bytes());
        putIfKnown(document, "width", file.width());
        putIfKnown(document, "height", file.height());
        document.put("source", file.place().source());
        document.put("context", file.context());
        document.put("createdAt", IsoTime.of(file.uploadedAt()));
        return document;
    }

    /** Of a file for the context of an agent only the words are kept (contract 60 §4.4 D). */
    private static boolean isKeptAsText(StoredFile file) {
        return "context".equals(file.purpose().toolResource()) && file.type().startsWith("text/");
    }

    /** Where clients are told that a file is; images can be loaded from there (contract 60 §12.1). */
    static String path(FilePlace place, AccountId owner, FileId file, String name, String type) {
        return switch (place.source()) {
            case "local", "s3" -> {
                boolean image = place.key().startsWith("images/");
                String last = FileNames.inPath(image ? FileNames.withExtensionOf(type, name) : name);
                yield (image ? "/images/" : "/uploads/") + owner.value() + "/" + file.value() + "__" + last;
            }
            default -> place.key();
        };
    }

    private static @Nullable String storageKey(FilePlace place) {
        return place.source().equals("s3") ? place.key() : null;
    }

    private static void putIfKnown(Map<String, @Nullable Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
