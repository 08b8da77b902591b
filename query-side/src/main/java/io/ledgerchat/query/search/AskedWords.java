package io.ledgerchat.query.search;

import io.ledgerchat.event.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody looks for, taken apart: what stands in double quotes, what ends with an asterisk, and the other words.
 */
record AskedWords(List<String> phrases, List<String> beginnings, List<SearchWord> words) {
    private static final int LONGEST = 512;
    private static final int MOST = 10;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern BEGINNING = Pattern.compile("(\\S*[\\p{L}\\p{N}])\\*(?=\\s|$)");

    static AskedWords of(String question) {
        var asked = Excerpt.of(question, LONGEST);
        var phrases = new ArrayList<String>();
        var beginnings = new ArrayList<String>();
        var rest = taken(BEGINNING, taken(QUOTED, asked, phrases), beginnings);
        return new AskedWords(phrases, beginnings, SearchWord.of(rest));
    }

    /** What is left when everything of this form was taken out. */
    private static String taken(Pattern form, String text, List<String> into) {
        return form.matcher(text).replaceAll(found -> {
            var words = found.group(1).strip();
            if (!words.isEmpty() && into.size() < MOST) {
                into.add(words);
            }
            return " ";
        });
    }

    boolean isEmpty() {
        return phrases.isEmpty() && beginnings.isEmpty() && words.isEmpty();
    }
}
