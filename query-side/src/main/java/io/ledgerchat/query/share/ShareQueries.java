package io.ledgerchat.query.share;

import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareId;
import io.ledgerchat.query.view.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about shared links; one whose time is over is not there. */
@Component
class ShareQueries {
    private static final String OPEN = "select * from views.share where (expires_at is null or expires_at > ?)";

    private final JdbcClient sql;
    private final Clock clock;

    ShareQueries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    Optional<Share> handle(FindShare query) {
        return sql.sql(OPEN + " and share_id = ?")
                .params(now(), query.shareId().value())
                .query((row, number) -> share(row))
                .optional();
    }

    @QueryHandler
    Optional<Share> handle(FindShareOfConversation query) {
        return sql.sql(OPEN + " and owner = ? and conversation_id = ? order by updated_at desc, share_id limit 1")
                .params(now(), query.owner().value(), query.conversationId().value())
                .query((row, number) -> share(row))
                .optional();
    }

    @QueryHandler
    SharePage handle(FindShares query) {
        var key = query.byTitle() ? "coalesce(title, '')" : "created_at";
        var select = new StringBuilder(OPEN + " and owner = ?");
        var parameters = new ArrayList<Object>(List.of(now(), query.owner().value()));
        if (!query.words().isEmpty()) {
            select.append(" and strpos(lower(title collate pg_c_utf8), lower(? collate pg_c_utf8)) > 0");
            parameters.add(String.valueOf(Storable.text(query.words())));
        }
        var after = query.after();
        if (after != null) {
            var compared = query.ascending() ? ">" : "<";
            parameters.add(primary(query, after));
            if (after.documentId() == null) {
                select.append(" and " + key + " " + compared + " ?");
            } else {
                select.append(" and (" + key + ", document_id) " + compared + " (?, ?)");
                parameters.add(String.valueOf(Storable.text(after.documentId())));
            }
        }
        var direction = query.ascending() ? "asc" : "desc";
        select.append(" order by %s %s, document_id %s limit ?".formatted(key, direction, direction));
        parameters.add(query.limit() + 1);
        var rows = sql.sql(select.toString())
                .params(parameters)
                .query((row, number) -> share(row))
                .list();
        if (rows.size() <= query.limit()) {
            return new SharePage(rows, null);
        }
        var page = List.copyOf(rows.subList(0, query.limit()));
        var last = page.getLast();
        return new SharePage(
                page,
                new SharePage.Position(
                        query.byTitle() ? last.title() : last.createdAt().toString(), last.documentId()));
    }

    private static Object primary(FindShares query, SharePage.Position after) {
        if (query.byTitle()) {
            return after.primary() == null ? "" : String.valueOf(Storable.text(after.primary()));
        }
        return after.primary() == null
                ? OffsetDateTime.MIN
                : StorableTime.parse(after.primary()).atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Share share(ResultSet row) throws SQLException {
        var title = row.getString("title");
        var target = row.getString("target");
        var messages = (String[]) row.getArray("messages").getArray();
        return new Share(
                new ShareId(row.getString("share_id")),
                row.getString("document_id"),
                new AccountId(row.getString("owner")),
                new ConversationId(row.getString("conversation_id")),
                title == null ? "" : title,
                Stream.of(messages).map(MessageId::new).toList(),
                target == null ? null : new MessageId(target),
                row.getObject("files", Boolean.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
