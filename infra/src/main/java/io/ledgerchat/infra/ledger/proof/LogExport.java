package io.ledgerchat.infra.ledger.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.infra.ledger.proof.TreeStore.Leaf;
import io.ledgerchat.infra.verifier.ExportHeader;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes leaves of the tree with their events as JSON Lines; the first line proves the rest (see {@link ExportHeader}).
 * The payload is the stored bytes in base64, personal fields encrypted as they are in the log.
 */
public final class LogExport {
    private static final int PAGE = 2_000;

    private final StoredLog log;
    private final TreeStore tree;

    public LogExport(StoredLog log, TreeStore tree) {
        this.log = log;
        this.tree = tree;
    }

    public void write(LeafSpan span, SignedCheckpoint checkpoint, OutputStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setRootValueSeparator(new SerializedString("\n"));
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            header(span, checkpoint, json);
            for (long from = span.from(); from < span.to(); from += PAGE) {
                events(from, Math.min(from + PAGE, span.to()), json);
            }
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void header(LeafSpan span, SignedCheckpoint checkpoint, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", ExportHeader.FORMAT);
        json.writeNumberField("from", span.from());
        json.writeNumberField("to", span.to());
        hashes("before", tree.merkle().subtrees(0, span.from()), json);
        hashes("after", tree.merkle().subtrees(span.to(), span.size()), json);
        json.writeStringField("checkpoint", checkpoint.note());
        json.writeEndObject();
    }

    private static void hashes(String name, List<Hash> hashes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Hash hash : hashes) {
            json.writeString(hash.base64());
        }
        json.writeEndArray();
    }

    private void events(long from, long to, JsonGenerator json) throws IOException {
        List<Leaf> leaves = tree.leaves(from, to);
        if (leaves.size() != to - from) {
            throw new IllegalStateException("Leaves of the tree cannot be read; run 'ledgerchat verify'");
        }
        List<StoredEvent> events =
                log.read(leaves.getFirst().position() - 1, leaves.getLast().position(), leaves.size() + 1);
        if (events.size() != leaves.size()) {
            throw new IllegalStateException("The log does not fit its tree; run 'ledgerchat verify'");
        }
        for (int i = 0; i < leaves.size(); i++) {
            event(leaves.get(i), events.get(i), json);
        }
    }

    private static void event(Leaf leaf, StoredEvent event, JsonGenerator json) throws IOException {
        @Nullable LeafEntry entry = event.entry();
        if (entry == null) {
            throw new IllegalStateException(event + " is not as it was stored; run 'ledgerchat verify'");
        }
        json.writeStartObject();
        json.writeNumberField("index", leaf.index());
        json.writeStringField("eventId", entry.eventId());
        json.writeStringField("aggregateType", entry.aggregateType());
        json.writeStringField("aggregateId", entry.aggregateId());
        json.writeNumberField("sequence", entry.sequence());
        json.writeStringField("name", entry.name());
        json.writeStringField("revision", entry.revision());
        json.writeNumberField("epochMillis", entry.epochMillis());
        json.writeFieldName("payload");
        json.writeBinary(entry.payload());
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> pair : new TreeMap<>(entry.metadata()).entrySet()) {
            json.writeStringField(pair.getKey(), pair.getValue());
        }
        json.writeEndObject();
        json.writeStringField("leaf", leaf.hash().hex());
        json.writeEndObject();
    }
}
