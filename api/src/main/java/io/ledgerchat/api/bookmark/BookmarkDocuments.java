package io.ledgerchat.api.bookmark;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.bookmark.Bookmark;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bookmarks as clients read them. */
final class BookmarkDocuments {
    private BookmarkDocuments() {}

    static Map<String, Object> of(Bookmark bookmark) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", bookmark.bookmarkId().value());
        document.put("tag", bookmark.tag());
        document.put("user", bookmark.owner().value());
        if (bookmark.description() != null) {
            document.put("description", bookmark.description());
        }
        document.put("count", bookmark.count());
        document.put("position", bookmark.position());
        document.put("createdAt", IsoTime.of(bookmark.createdAt()));
        document.put("updatedAt", IsoTime.of(bookmark.updatedAt()));
        document.put("__v", 0);
        return document;
    }
}
