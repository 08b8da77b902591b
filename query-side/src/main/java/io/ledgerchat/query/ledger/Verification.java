package io.ledgerchat.query.ledger;

import java.util.List;

/**
 * What a verification found.
 *
 * @param from the first leaf that was looked at
 * @param to the leaf behind the last one
 * @param signed size of the largest checkpoint up to which all holds
 * @param events how many events of the log were read
 * @param checkpoints how many checkpoints were compared
 * @param unsealed how many events came after the last sealed one
 * @param found how much is wrong; nothing if 0
 * @param findings each of the first thousand
 */
public record Verification(
        long from,
        long to,
        long signed,
        long events,
        int checkpoints,
        long unsealed,
        long found,
        List<Finding> findings) {
    public boolean holds() {
        return found == 0;
    }

    /**
     * One thing that is wrong.
     *
     * @param kind {@code changed}, {@code removed}, {@code inserted}, {@code swapped}, {@code truncated}, {@code tree},
     *     {@code checkpoint}
     * @param position in the log where it was found, -1 if it has none
     * @param text a sentence that names it
     */
    public record Finding(String kind, long position, String text) {}
}
