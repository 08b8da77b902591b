package io.ledgerchat.query.message;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follows a message to its parents. Reads who hangs below whom first, and the texts of the chain only. */
@Component
class MessageHistory {
    private final JdbcClient sql;
    private final MessageRows rows;
    private final Clock clock;

    MessageHistory(JdbcClient sql, MessageRows rows, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
    }

    List<PastMessage> chain(FindHistory query) {
        var ids = new ArrayList<>(way(query.head().value(), parents(query)));
        Map<String, PastMessage> messages = rows.past(ids, query.owner().value()).stream()
                .map(MessageRow::past)
                .collect(Collectors.toMap(message -> message.messageId().value(), Function.identity()));
        return ids.reversed().stream()
                .map(messages::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, String> parents(FindHistory query) {
        var parents = new HashMap<String, String>();
        sql.sql("""
                        select message_id, parent_message_id from views.message
                        where conversation_id = ? and owner = ? and (expires_at is null or expires_at > ?)""")
                .params(
                        query.conversationId().value(),
                        query.owner().value(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    parents.put(row.getString(1), row.getString(2));
                });
        return parents;
    }

    private static SequencedSet<String> way(String head, Map<String, String> parents) {
        var way = new LinkedHashSet<String>();
        for (String at = head; at != null && parents.containsKey(at) && way.add(at); ) {
            at = parents.get(at);
        }
        return way;
    }
}
