package io.ledgerchat.infra.verifier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an export: which leaves follow, and the hashes of the tree beside them that lead to the root of the
 * checkpoint.
 *
 * @param audit whether entries of the audit log follow, each with its event, and not events alone
 * @param complete whether it says that no leaf of the checkpoint is left out
 * @param from the first leaf
 * @param to the leaf behind the last
 * @param before the subtrees over the leaves before {@code from}
 * @param after the subtrees over the leaves from {@code to} to the end of the checkpoint's tree
 * @param checkpoint the signed note
 */
public record ExportHeader(
        boolean audit, boolean complete, long from, long to, List<Hash> before, List<Hash> after, String checkpoint) {
    public static final String FORMAT = "ledgerchat/export/v1";
    public static final String AUDIT = "ledgerchat/audit/v2";

    public ExportHeader {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** @throws IllegalArgumentException if the line is not the first of an export */
    static ExportHeader parse(String line) {
        Map<String, @Nullable Object> header = JsonLine.object(line);
        boolean audit = AUDIT.equals(header.get("format"));
        if (!audit && !FORMAT.equals(header.get("format"))) {
            throw new IllegalArgumentException(
                    "The first line does not say that this is a " + FORMAT + " or a " + AUDIT + ".");
        }
        boolean complete = audit && Boolean.TRUE.equals(header.get("complete"));
        if (header.get("from") instanceof Long from
                && header.get("to") instanceof Long to
                && header.get("checkpoint") instanceof String checkpoint) {
            return new ExportHeader(
                    audit, complete, from, to, hashes(header.get("before")), hashes(header.get("after")), checkpoint);
        }
        throw new IllegalArgumentException("The first line lacks from, to or checkpoint.");
    }

    static List<Hash> hashes(@Nullable Object listed) {
        if (!(listed instanceof List<?> hashes)) {
            throw new IllegalArgumentException("The hashes of the tree are missing.");
        }
        return hashes.stream()
                .map(hash -> Hash.ofBase64(Objects.toString(hash)))
                .toList();
    }
}
