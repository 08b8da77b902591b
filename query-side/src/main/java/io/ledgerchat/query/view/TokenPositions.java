package io.ledgerchat.query.view;

import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where processors are by their stored tokens, on whichever node they run; reads without claiming. */
public final class TokenPositions {
    private final JdbcClient sql;
    private final Serializer serializer;

    public TokenPositions(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    boolean exists(String processor) {
        return sql.sql("select exists (select 1 from ledger.token_entry where processor_name = ?)")
                .param(processor)
                .query(Boolean.class)
                .single();
    }

    /** Empty when nobody has filled this one yet. */
    public Optional<TrackingToken> read(String processor) {
        return sql.sql("""
                        select token, token_type from ledger.token_entry
                        where processor_name = ? and segment = 0 and token is not null""")
                .param(processor)
                .query((row, number) -> serializer.<byte[], TrackingToken>deserialize(
                        new SimpleSerializedObject<>(row.getBytes(1), byte[].class, row.getString(2), null)))
                .optional();
    }
}
