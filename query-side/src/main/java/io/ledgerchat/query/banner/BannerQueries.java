package io.ledgerchat.query.banner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers which banner is shown. */
@Component
class BannerQueries {
    private final JdbcClient sql;
    private final Clock clock;

    BannerQueries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    Optional<Banner> handle(FindBanner query) {
        return sql.sql("""
                        select document_id, message, display_from, display_to, for_strangers, sticky, created_at
                        from views.banner
                        where display_from <= :now and (display_to is null or display_to >= :now)
                          and (for_strangers or not :stranger)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("stranger", query.toStranger())
                .query((row, number) -> banner(row))
                .optional();
    }

    private static Banner banner(ResultSet row) throws SQLException {
        @Nullable Timestamp end = row.getTimestamp("display_to");
        return new Banner(
                row.getString("document_id"),
                row.getString("message"),
                row.getTimestamp("display_from").toInstant(),
                end == null ? null : end.toInstant(),
                row.getBoolean("for_strangers"),
                row.getBoolean("sticky"),
                row.getTimestamp("created_at").toInstant());
    }
}
