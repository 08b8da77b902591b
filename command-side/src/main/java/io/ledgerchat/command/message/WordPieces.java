package io.ledgerchat.command.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a provider sends at once into words, so that readers see text grow evenly; a word keeps the blank before it.
 * A very long chunk is cut into pieces of several words.
 */
final class WordPieces {
    private static final int MOST = 64;
    private static final int LONGEST = 2048;

    private WordPieces() {}

    static List<String> of(String chunk) {
        int atLeast = Math.max(1, chunk.length() / MOST);
        var pieces = new ArrayList<String>();
        int begin = 0;
        for (int at = 1; at < chunk.length(); at++) {
            boolean word = Character.isWhitespace(chunk.charAt(at)) && !Character.isWhitespace(chunk.charAt(at - 1));
            boolean tooLong = at - begin >= Math.max(LONGEST, atLeast) && !Character.isLowSurrogate(chunk.charAt(at));
            if ((word && at - begin >= atLeast) || tooLong) {
                pieces.add(chunk.substring(begin, at));
                begin = at;
            }
        }
        if (begin < chunk.length()) {
            pieces.add(chunk.substring(begin));
        }
        return pieces;
    }
}
