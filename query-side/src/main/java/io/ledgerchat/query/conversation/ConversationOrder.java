package io.ledgerchat.query.conversation;

import static io.ledgerchat.query.view.Storable.text;

import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.conversation.ConversationPage.Position;
import io.ledgerchat.query.conversation.FindConversations.Sort;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sort keys of a list, in the words of its index: what is sorted by, then the last activity (the creation for the
 * archive), then the {@code _id}, all in one direction. What is missing sorts before every value.
 */
record ConversationOrder(Sort sort, List<String> keys) {
    private static final int TITLE_LENGTH = 200;

    static ConversationOrder by(Sort sort) {
        return new ConversationOrder(
                sort,
                switch (sort) {
                    case TITLE ->
                        List.of("coalesce(left(title, " + TITLE_LENGTH + "), '')", "updated_at", "document_id");
                    case CREATED_AT -> List.of("created_at", "updated_at", "document_id");
                    case UPDATED_AT -> List.of("updated_at", "document_id");
                    case ARCHIVED_AT ->
                        List.of("coalesce(archived_at, '-infinity'::timestamptz)", "created_at", "document_id");
                });
    }

    /** The place behind this row. */
    Position behind(ConversationSummary row) {
        return switch (sort) {
            case TITLE -> new Position(prefix(row.title()), row.updatedAt(), row.documentId());
            case CREATED_AT -> new Position(row.createdAt().toString(), row.updatedAt(), row.documentId());
            case UPDATED_AT -> new Position(row.updatedAt().toString(), row.updatedAt(), row.documentId());
            case ARCHIVED_AT -> {
                var archivedAt = row.archiving().archivedAt();
                yield new Position(
                        archivedAt == null ? null : archivedAt.toString(), row.createdAt(), row.documentId());
            }
        };
    }

    /** The values of the keys at this place; empty when the place cannot be one of this list. */
    Optional<List<Object>> values(Position position) {
        try {
            var secondary = time(position.secondary());
            var documentId = String.valueOf(text(position.documentId()));
            return Optional.of(
                    switch (sort) {
                        case TITLE -> {
                            var title = prefix(text(position.primary()));
                            yield List.of(title == null ? "" : title, secondary, documentId);
                        }
                        case UPDATED_AT -> List.of(parse(position.primary()), documentId);
                        case CREATED_AT, ARCHIVED_AT -> List.of(parse(position.primary()), secondary, documentId);
                    });
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static @Nullable String prefix(@Nullable String title) {
        // As the database counts: characters, not UTF-16 units.
        return title == null || title.codePointCount(0, title.length()) <= TITLE_LENGTH
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TITLE_LENGTH));
    }

    private static OffsetDateTime parse(@Nullable String time) {
        return time == null ? OffsetDateTime.MIN : time(StorableTime.parse(time)); // the driver writes it as -infinity
    }

    private static OffsetDateTime time(Instant time) {
        return StorableTime.checked(time).atOffset(ZoneOffset.UTC);
    }
}
