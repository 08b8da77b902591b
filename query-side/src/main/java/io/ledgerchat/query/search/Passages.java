package io.ledgerchat.query.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into pieces of about the same length, at the ends of sentences, each beginning with the end of the one before,
 * so that what stands across a cut is found too. Pages are never mixed.
 */
public final class Passages {
    /** Some 250 words: enough to answer from, short enough that ten of them fit into a prompt. */
    static final int LENGTH = 1_500;

    private static final int OVERLAP = 150;

    /** Further pieces of one file cannot be found. */
    static final int MOST = 10_000;

    /**
     * One piece.
     *
     * @param page counted from 1, absent in texts without pages
     */
    public record Piece(String text, @Nullable Integer page) {}

    private Passages() {}

    /** Of a text whose lines are pages, or of one that flows. */
    public static List<Piece> of(String text, boolean paged) {
        var pieces = new ArrayList<Piece>();
        if (paged) {
            int page = 1;
            for (var line : text.split("\n", -1)) {
                cut(line, page++, pieces);
            }
        } else {
            cut(text, null, pieces);
        }
        return List.copyOf(pieces.subList(0, Math.min(MOST, pieces.size())));
    }

    private static void cut(String text, @Nullable Integer page, List<Piece> pieces) {
        int from = 0;
        while (from < text.length() && pieces.size() < MOST) {
            // Only so much is looked at: sentences may be as long as the text.
            var ahead = text.substring(from, Math.min(text.length(), from + LENGTH));
            boolean last = from + ahead.length() == text.length();
            var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
            sentences.setText(ahead);
            int length = last ? ahead.length() : end(sentences, ahead);
            var piece = ahead.substring(0, length).strip();
            if (!piece.isEmpty()) {
                pieces.add(new Piece(piece, page));
            }
            from += last ? length : begin(sentences, ahead, length);
        }
    }

    /** After the last sentence that still fits, or after the last word if no sentence ends there. */
    private static int end(BreakIterator sentences, String ahead) {
        int sentence = sentences.preceding(ahead.length());
        if (sentence > LENGTH / 2) {
            return sentence;
        }
        int blank = ahead.lastIndexOf(' ');
        return blank > LENGTH / 2 ? blank : whole(ahead, ahead.length());
    }

    /** Where the next piece begins: with a sentence that this one ends with, or a few words. */
    private static int begin(BreakIterator sentences, String ahead, int end) {
        int wanted = end - OVERLAP;
        int sentence = sentences.following(wanted);
        if (sentence != BreakIterator.DONE && sentence < end) {
            return sentence;
        }
        int blank = ahead.indexOf(' ', wanted);
        return blank >= 0 && blank < end ? blank : end;
    }

    /** Never between the halves of a character. */
    private static int whole(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
