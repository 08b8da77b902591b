package io.ledgerchat.command.message;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which models see. Nobody can know all of them, so images go to every model that is not known to be without eyes: a
 * provider that refuses them says so, while a blind answer would say nothing.
 */
final class Vision {
    private static final Pattern BLIND = Pattern.compile(
            "gpt-3\\.5|gpt-4-(0314|0613|32k)|^gpt-4$|o1-(mini|preview)|o3-mini|claude-(2|instant)|deepseek|text-davinci"
                    + "|mixtral|codestral|kimi-k2|moonshot-v1-\\d");

    private Vision() {}

    static boolean sees(String model) {
        return !BLIND.matcher(model.toLowerCase(Locale.ROOT)).find();
    }
}
