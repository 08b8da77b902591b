package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkpoints in which one signing key handed over to the next: each must be there, signed by the next. Without it the log
 * may have been cut before it, and signed with the former key alone.
 */
final class HandOvers {
    private final List<HandOver> expected = new ArrayList<>();

    private record HandOver(long size, NoteKey next) {}

    /** @param keys the newest first */
    HandOvers(List<NoteKey> keys) {
        for (int number = 1; number < keys.size(); number++) {
            long size = keys.get(number).until();
            if (size > 0 && size < Long.MAX_VALUE) {
                expected.add(new HandOver(size, keys.get(number - 1)));
            }
        }
    }

    void met(long size, SignedNote note) {
        expected.removeIf(handOver -> handOver.size() == size && note.isSignedBy(handOver.next()));
    }

    /** Sizes of those that were not met, from the one size up to the other. */
    List<Long> missing(long from, long upTo) {
        return expected.stream()
                .map(HandOver::size)
                .filter(size -> size >= from && size <= upTo)
                .distinct()
                .sorted()
                .toList();
    }
}
