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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
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
    /** Leaves between two that are wanted which are read rather than asked around. */
    private static final int NEAR = 32;

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
                each(from, Math.min(from + PAGE, span.to()), (leaf, event) -> event(leaf, event, json));
            }
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The events of these leaves, which ascend, a line each. */
    List<String> lines(List<Long> leaves) {
        var lines = new ArrayList<String>();
        groups(leaves).forEach(near -> read(near, lines));
        return lines;
    }

    /** Leaves that are read at once, with those between them: near to each other, and together no more than a page. */
    static List<List<Long>> groups(List<Long> leaves) {
        var groups = new ArrayList<List<Long>>();
        int begin = 0;
        for (int next = 1; next <= leaves.size(); next++) {
            if (next == leaves.size()
                    || leaves.get(next) - leaves.get(next - 1) > NEAR
                    || leaves.get(next) - leaves.get(begin) >= PAGE) {
                groups.add(leaves.subList(begin, next));
                begin = next;
            }
        }
        return groups;
    }

    private void read(List<Long> near, List<String> lines) {
        var wanted = new HashSet<>(near);
        each(near.getFirst(), near.getLast() + 1, (leaf, event) -> {
            if (wanted.contains(leaf.index())) {
                var line = new StringWriter();
                try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
                    event(leaf, event, json);
                }
                lines.add(line.toString());
            }
        });
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

    private interface Use {
        void of(Leaf leaf, StoredEvent event) throws IOException;
    }

    private void each(long from, long to, Use use) {
        List<Leaf> leaves = tree.leaves(from, to);
        if (leaves.size() != to - from) {
            throw new IllegalStateException("Leaves of the tree cannot be read; run 'ledgerchat verify'");
        }
        List<StoredEvent> events =
                log.read(leaves.getFirst().position() - 1, leaves.getLast().position(), leaves.size() + 1);
        if (events.size() != leaves.size()) {
            throw new IllegalStateException("The log does not fit its tree; run 'ledgerchat verify'");
        }
        try {
            for (int i = 0; i < leaves.size(); i++) {
                use.of(leaves.get(i), events.get(i));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
