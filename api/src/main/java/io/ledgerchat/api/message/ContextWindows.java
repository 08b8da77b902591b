package io.ledgerchat.api.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many tokens a turn may fill: what the person set, else 95 % of what the model takes, as far as that is known, less
 * what is kept for the answer (contract 30 §17.3, §18).
 */
public final class ContextWindows {
    private static final int UNKNOWN = 32_000;
    private static final double SHARE = 0.95;

    /** @param answer kept for the answer where nobody set how long it may be */
    private record Family(String part, int tokens, int answer) {
        Family(String part, int tokens) {
            this(part, tokens, 0);
        }
    }

    private static final Family ANY = new Family("", UNKNOWN);
    private static final List<String> ANSWER_LIMITS = List.of("max_tokens", "maxOutputTokens", "maxTokens");

    /** The first whose part occurs in the model's name counts. */
    private static final List<Family> FAMILIES = List.of(
            new Family("gpt-5", 400_000),
            new Family("gpt-4.1", 1_047_576),
            new Family("gpt-4o", 127_500),
            new Family("gpt-4-turbo", 127_500),
            new Family("gpt-4", 8_187),
            new Family("gpt-3.5", 16_375),
            new Family("o1-mini", 127_500),
            new Family("o1", 195_000),
            new Family("o3", 195_000),
            new Family("o4", 195_000),
            // each call names a limit, which counts as used; and its texts have more tokens than are estimated here
            new Family("claude", 200_000, 32_000),
            new Family("gemini", 1_000_000),
            new Family("deepseek", 128_000),
            new Family("mistral", 31_000),
            new Family("kimi", 262_144));

    private ContextWindows() {}

    static int of(String model, Map<String, Object> parameters) {
        if (parameters.get("maxContextTokens") instanceof Number chosen && chosen.longValue() > 0) {
            return (int) Math.min(Integer.MAX_VALUE, chosen.longValue());
        }
        var family = family(model).orElse(ANY);
        return (int) ((family.tokens() - answer(family, parameters)) * SHARE);
    }

    /** Half of it at most, so that a question always has room. */
    private static int answer(Family family, Map<String, Object> parameters) {
        return ANSWER_LIMITS.stream()
                .map(parameters::get)
                .filter(Number.class::isInstance)
                .map(limit -> Math.clamp(((Number) limit).longValue(), 0, family.tokens() / 2))
                .findFirst()
                .orElse(family.answer());
    }

    /** How many tokens a model takes, if its name says its family. */
    public static Optional<Integer> known(String model) {
        return family(model).map(Family::tokens);
    }

    private static Optional<Family> family(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return FAMILIES.stream().filter(family -> name.contains(family.part())).findFirst();
    }
}
