package io.ledgerchat.event;

/** The beginning of a text, as long as there is room for it, and never with half a character at its end. */
public final class Excerpt {
    private Excerpt() {}

    /** @param longest in UTF-16 units, as texts are counted everywhere; not below 0 */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean half = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, half ? longest - 1 : longest);
    }
}
