package io.ledgerchat.query.message;

import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.view.Storable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the messages of a conversation page by page, by keys. */
@Component
class MessagePages {
    private final JdbcClient sql;
    private final MessageRows rows;

    MessagePages(JdbcClient sql, MessageRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    MessagePage page(FindMessagePage query, Instant now) {
        var key = switch (query.sort()) {
            case ENDPOINT -> "endpoint collate \"C\"";
            case CREATED_AT -> "created_at";
            case UPDATED_AT -> "updated_at";
        };
        var parameters = new ArrayList<Object>(
                List.of(query.conversationId().value(), query.owner().value(), now.atOffset(ZoneOffset.UTC)));
        var after = Optional.ofNullable(Storable.text(query.cursor())).flatMap(cursor -> Place.read(cursor, query));
        after.ifPresent(place -> parameters.addAll(List.of(place.value(), place.documentId())));
        parameters.add(query.limit() + 1);
        var ids = sql.sql("""
                        select message_id from views.message
                        where conversation_id = ? and owner = ? and (by_person or ending is not null)
                          and (expires_at is null or expires_at > ?) %3$s
                        order by %1$s %2$s, document_id %2$s limit ?""".formatted(
                        key,
                        query.ascending() ? "asc" : "desc",
                        after.isEmpty()
                                ? ""
                                : "and (%s, document_id) %s (?, ?)".formatted(key, query.ascending() ? ">" : "<")))
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
        boolean more = ids.size() > query.limit();
        var messages = inOrder(
                more ? ids.subList(0, query.limit()) : ids, query.owner().value(), now);
        return new MessagePage(
                messages, more && !messages.isEmpty() ? Place.behind(messages.getLast(), query.sort()) : null);
    }

    /** Those of these messages that this owner can see, in the given order. */
    List<Message> inOrder(List<String> ids, String owner, Instant now) {
        Map<String, Message> found = rows.among(ids, owner, now).stream()
                .map(MessageRow::message)
                .collect(Collectors.toMap(message -> message.messageId().value(), Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    long count(CountMessages query) {
        return sql.sql("select count(*) from views.message where conversation_id = any (?) and owner = ?")
                .params(
                        query.conversationIds().stream()
                                .map(ConversationId::value)
                                .toArray(String[]::new),
                        query.owner().value())
                .query(Long.class)
                .single();
    }

    /** The sort keys of a row: its value and its {@code _id}, written with a bar between them. */
    private record Place(Object value, String documentId) {

        static String behind(Message row, FindMessagePage.Sort sort) {
            var value = switch (sort) {
                case ENDPOINT -> row.endpoint();
                case CREATED_AT -> row.createdAt().toString();
                case UPDATED_AT -> row.updatedAt().toString();
            };
            return value + "|" + row.documentId();
        }

        static Optional<Place> read(String cursor, FindMessagePage query) {
            int bar = cursor.lastIndexOf('|');
            var value = bar < 0 ? cursor : cursor.substring(0, bar);
            // A plain value means: strictly behind all rows that have it; "g" is behind every hexadecimal _id.
            var documentId = bar < 0 ? (query.ascending() ? "g" : "") : cursor.substring(bar + 1);
            if (query.sort() == FindMessagePage.Sort.ENDPOINT) {
                return Optional.of(new Place(value, documentId));
            }
            try {
                return Optional.of(new Place(StorableTime.parse(value).atOffset(ZoneOffset.UTC), documentId));
            } catch (DateTimeException foreign) {
                return Optional.empty();
            }
        }
    }
}
