package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.file.TextVectors;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.query.search.PassageVectors;
import io.ledgerchat.query.search.Passages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Vectors of passages in the row of their file's text, sealed like it: what means the same reveals the same. */
@Component
class VaultTextVectors implements TextVectors, PassageVectors {
    private static final Logger LOG = LoggerFactory.getLogger(VaultTextVectors.class);

    private final JdbcClient sql;
    private final TextCipher cipher;
    private final EmbeddingModel model;
    private final EventStore log;

    VaultTextVectors(JdbcClient sql, TextCipher cipher, EmbeddingModel model, EventStore log) {
        this.sql = sql;
        this.cipher = cipher;
        this.model = model;
        this.log = log;
    }

    @Override
    public void prepare(FileId file, String text, boolean paged) {
        if (!model.isConfigured()) {
            return;
        }
        try {
            keep(
                    file,
                    model.vectors(
                            Passages.of(text, paged).stream()
                                    .map(Passages.Piece::text)
                                    .toList(),
                            occasion(file)));
        } catch (IOException away) {
            LOG.warn("{} is found by its words alone: {}", file, away.getMessage());
        }
    }

    /** Whoever uploaded the file. */
    private ModelOccasion occasion(FileId file) {
        var uploaded = log.readEvents(file.toString()).peek();
        var owner = uploaded.getPayload() instanceof FileUploaded event ? event.owner() : null;
        return new ModelOccasion(CallReason.vectorsOf(file), owner, Provenance.automated(uploaded));
    }

    private void keep(FileId file, List<float[]> vectors) {
        var sealed = cipher.sealBytes(file, packed(vectors));
        sql.sql("""
                        update vault.file_text set vector_model = ?, vector_key = cast(? as uuid),
                          vectors = cast(? as bytea) where file_id = ?""")
                .params(Arrays.asList(
                        model.name(),
                        sealed.key().map(UUID::toString).orElse(null),
                        sealed.value().orElse(null),
                        file.value()))
                .update();
    }

    @Override
    public Optional<List<float[]>> of(FileId file) {
        if (!model.isConfigured()) {
            return Optional.empty();
        }
        return sql.sql("""
                        select vector_key, vectors from vault.file_text
                        where file_id = ? and progress = 'READY' and vector_model = ?""")
                .params(file.value(), model.name())
                .query((row, _) -> opened(file, row))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<List<float[]>> opened(FileId file, ResultSet row) throws SQLException {
        @Nullable UUID key = row.getObject("vector_key", UUID.class);
        byte @Nullable [] sealed = row.getBytes("vectors");
        return key == null || sealed == null
                ? Optional.empty()
                : cipher.openBytes(file, key, sealed).map(VaultTextVectors::unpacked);
    }

    @Override
    public Optional<float[]> ofQuestion(String question, MetaData hands) {
        if (!model.isConfigured()) {
            return Optional.empty();
        }
        try {
            return Optional.of(model.vectors(List.of(question), occasion(hands)).getFirst());
        } catch (IOException away) {
            LOG.warn("Files are searched by words alone: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private static ModelOccasion occasion(MetaData hands) {
        @Nullable Object actor = hands.get(Provenance.ACTOR);
        return new ModelOccasion(
                CallReason.vectorOfQuestion(), actor == null ? null : new AccountId(actor.toString()), hands);
    }

    private static byte[] packed(List<float[]> vectors) {
        int size = vectors.isEmpty() ? 0 : vectors.getFirst().length;
        var bytes = ByteBuffer.allocate(Integer.BYTES + vectors.size() * size * Float.BYTES);
        bytes.putInt(size);
        vectors.forEach(vector -> {
            for (float number : vector) {
                bytes.putFloat(number);
            }
        });
        return bytes.array();
    }

    private static List<float[]> unpacked(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        int size = bytes.getInt();
        var vectors = new ArrayList<float[]>();
        while (size > 0 && bytes.remaining() >= size * Float.BYTES) {
            var vector = new float[size];
            for (int index = 0; index < size; index++) {
                vector[index] = bytes.getFloat();
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
