package io.ledgerchat.query.search;

import io.ledgerchat.event.Excerpt;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word that somebody looks for: what stands between blanks, whatever its script.
 *
 * @param last whether it may be still incomplete
 */
record SearchWord(String text, boolean last) {
    /** More is not looked at: a question costs the index work for each word. */
    private static final int MOST_WORDS = 10;

    private static final int LONGEST = 512;
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\p{Cntrl}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<UnicodeScript> WITHOUT_WORD_BREAKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** The words of a question, none if it holds none. */
    static List<SearchWord> of(String question) {
        var words = Arrays.stream(BLANKS.split(Excerpt.of(question, LONGEST)))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .limit(MOST_WORDS)
                .toList();
        return java.util.stream.IntStream.range(0, words.size())
                .mapToObj(index -> new SearchWord(words.get(index), index == words.size() - 1))
                .toList();
    }

    /** Whether a letter may be wrong; in scripts without word breaks a single one is a word already. */
    boolean mayBeMistyped() {
        return text.codePoints().noneMatch(point -> WITHOUT_WORD_BREAKS.contains(UnicodeScript.of(point)));
    }

    /** Whether one of these texts holds it, case and accents apart. */
    boolean isPartOf(List<String> texts) {
        var wanted = fold(text);
        return texts.stream().anyMatch(held -> fold(held).contains(wanted));
    }

    private static String fold(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return MARKS.matcher(lower)
                .replaceAll("")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace('ł', 'l')
                .replace('ı', 'i');
    }
}
