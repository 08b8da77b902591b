package io.ledgerchat.query.search;

import io.ledgerchat.query.view.ComparisonWatcher;
import io.ledgerchat.query.view.IndexComparison;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads both side by side, so that no more than a group of documents of each is in memory, and of those the digests. */
final class SnapshotComparison implements IndexComparison {
    private final IndexSnapshot one;
    private final IndexSnapshot other;

    SnapshotComparison(IndexSnapshot one, IndexSnapshot other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public OptionalLong differences(ComparisonWatcher watcher) {
        long all = one.documents() + other.documents();
        long compared = 0;
        long differing = 0;
        while (one.next() != null || other.next() != null) {
            int order = order(one.next(), other.next());
            Map<String, ByteBuffer> left = order <= 0 ? one.take() : Map.of();
            Map<String, ByteBuffer> right = order >= 0 ? other.take() : Map.of();
            differing += differences(left, right);
            compared += left.size() + right.size();
            if (!watcher.goOn(compared, all, "documents")) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(differing);
    }

    /** As Elasticsearch orders them: by their bytes. */
    private static int order(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return left == null ? 1 : -1;
        }
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static long differences(Map<String, ByteBuffer> left, Map<String, ByteBuffer> right) {
        long changedOrGone = left.entrySet().stream()
                .filter(document -> !document.getValue().equals(right.get(document.getKey())))
                .count();
        long added = right.keySet().stream().filter(id -> !left.containsKey(id)).count();
        return changedOrGone + added;
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
