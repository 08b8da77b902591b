package io.ledgerchat.api.transport;

import java.util.regex.Pattern;

/**
 * A name as endpoints, tools and models have it. Names stand in clear fields of events, which nothing erases, and there is
 * no place for what a person has to say.
 */
public final class PlainName {
    private static final Pattern NAME = Pattern.compile("[\\w .:/@-]{1,256}");

    private PlainName() {}

    public static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }
}
