package io.ledgerchat.query.preset;

import io.ledgerchat.event.account.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the presets as readers see it. */
@Entity
@Immutable
@IdClass(PresetRow.Key.class)
@Table(schema = "views", name = "preset")
class PresetRow {
    @Id
    private String owner = "";

    @Id
    private String presetId = "";

    private String documentId = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> content;

    private boolean byDefault;
    private @Nullable Integer listPosition;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    /** Presets are told apart by their owner and their id. */
    record Key(String owner, String presetId) implements Serializable {}

    Preset preset() {
        return new Preset(
                new AccountId(owner),
                presetId,
                documentId,
                content == null ? Map.of() : content,
                byDefault,
                listPosition,
                createdAt,
                updatedAt);
    }
}
