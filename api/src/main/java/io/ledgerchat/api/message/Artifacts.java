package io.ledgerchat.api.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The artifacts in a text: blocks that begin with {@code :::artifact} and end with {@code :::} (contract 40 §3.9). */
final class Artifacts {
    private static final String BEGIN = ":::artifact";
    private static final String END = ":::";

    private Artifacts() {}

    /** Where a block begins, and where it is over. */
    record Block(int from, int to) {}

    /** The blocks in their order; one without an end reaches to the end of the text. */
    static List<Block> in(String text) {
        var blocks = new ArrayList<Block>();
        for (int from = text.indexOf(BEGIN);
                from >= 0;
                from = text.indexOf(BEGIN, blocks.getLast().to())) {
            int end = text.indexOf(END, from + BEGIN.length());
            blocks.add(new Block(from, end < 0 ? text.length() : end + END.length()));
        }
        return blocks;
    }

    /** The text with {@code original} replaced inside this block; empty when the block does not hold it. */
    static Optional<String> replaced(String text, Block block, String original, String updated) {
        var held = text.substring(block.from(), block.to());
        int inside = held.indexOf(original, Math.max(0, held.indexOf('\n')));
        if (inside < 0) {
            return Optional.empty();
        }
        int at = block.from() + inside;
        return Optional.of(text.substring(0, at) + updated + text.substring(at + original.length()));
    }
}
