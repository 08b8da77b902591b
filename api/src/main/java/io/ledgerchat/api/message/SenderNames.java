package io.ledgerchat.api.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which name a model's reply is shown when nobody chose one (contract 30 §17.2). */
final class SenderNames {
    private static final Pattern O_SERIES = Pattern.compile("\\bo\\d+\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern GPT = Pattern.compile("gpt-(\\d+(?:\\.\\d+)?)([a-z])?", Pattern.CASE_INSENSITIVE);
    private static final String UNKNOWN = "AI";

    private SenderNames() {}

    static String ofFamily(String endpoint, String model) {
        if (endpoint.equals("anthropic")) {
            return "Claude";
        }
        if (endpoint.equals("google")) {
            return "Gemini";
        }
        Matcher series = O_SERIES.matcher(model);
        if (series.find()) {
            return series.group().toLowerCase(Locale.ROOT);
        }
        String name = model.toLowerCase(Locale.ROOT);
        if (name.contains("mistral") || name.contains("codestral")) {
            return "Mistral";
        }
        if (name.contains("deepseek")) {
            return "Deepseek";
        }
        if (name.contains("kimi")) {
            return "Kimi";
        }
        if (name.contains("moonshot")) {
            return "Moonshot";
        }
        return name.contains("gpt-") ? gpt(model) : UNKNOWN;
    }

    private static String gpt(String model) {
        Matcher version = GPT.matcher(model);
        if (!version.find()) {
            return "GPT";
        }
        String letter = version.group(2);
        return "GPT-" + version.group(1) + (letter == null ? "" : letter);
    }
}
