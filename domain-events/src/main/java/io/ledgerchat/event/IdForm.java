package io.ledgerchat.event;

/**
 * The forms that identifiers have. Looked at letter by letter: each event that is read has several of them, and regular
 * expressions took a tenth of the time of reading it.
 */
public final class IdForm {
    private static final int OBJECT_ID = 24;
    private static final int UUID = 36;

    private IdForm() {}

    /** 24 lower-case hexadecimal characters, as MongoDB's object ids are written. */
    public static boolean isObjectId(String text) {
        if (text.length() != OBJECT_ID) {
            return false;
        }
        for (int at = 0; at < OBJECT_ID; at++) {
            if (!isLowerCaseHexadecimal(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** A UUID as 8-4-4-4-12 hexadecimal characters (RFC 9562, section 4) of either case. */
    public static boolean isUuid(String text) {
        return isUuid(text, true);
    }

    /** A UUID as 8-4-4-4-12 hexadecimal characters (RFC 9562, section 4), in lower case. */
    public static boolean isLowerCaseUuid(String text) {
        return isUuid(text, false);
    }

    private static boolean isUuid(String text, boolean anyCase) {
        if (text.length() != UUID) {
            return false;
        }
        for (int at = 0; at < UUID; at++) {
            char letter = text.charAt(at);
            boolean fits = at == 8 || at == 13 || at == 18 || at == 23
                    ? letter == '-'
                    : isLowerCaseHexadecimal(letter) || anyCase && letter >= 'A' && letter <= 'F';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** From {@code fewest} to {@code most} of the letters A to Z and a to z, digits, hyphens and underscores. */
    public static boolean isUrlSafe(String text, int fewest, int most) {
        if (text.length() < fewest || text.length() > most) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (!(isLetterOrDigit(letter) || letter == '-' || letter == '_')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerCaseHexadecimal(char letter) {
        return letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f';
    }

    private static boolean isLetterOrDigit(char letter) {
        return letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }
}
