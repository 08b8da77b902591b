package io.ledgerchat.command.balance;

import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.message.ReplyUsage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What well-known models cost, as their providers published it, in US dollars for a million tokens. An operator's own figures
 * go before these.
 */
public final class Prices {
    /** Of a model that nobody knows the price of. */
    public static final Price UNKNOWN = new Price(6, 6, 6, 6);

    /** Dollars for a million tokens. */
    public record Price(double input, double output, double cacheWrite, double cacheRead) {
        private static final double MICROS = 1_000_000;

        /** A dollar for a million tokens is one credit for a token. */
        public TokenRates rates() {
            return new TokenRates(
                    Math.round(input * MICROS),
                    Math.round(output * MICROS),
                    Math.round(cacheWrite * MICROS),
                    Math.round(cacheRead * MICROS));
        }
    }

    private record Family(String part, Price price) {}

    /** The first whose part occurs in the model's name counts, so the longer of two stands first. */
    private static final List<Family> FAMILIES = List.of(
            openAi("gpt-5-nano", 0.05, 0.4, 0.005),
            openAi("gpt-5-mini", 0.25, 2, 0.025),
            openAi("gpt-5-pro", 15, 120, 15),
            openAi("gpt-5", 1.25, 10, 0.125),
            openAi("gpt-4.1-nano", 0.1, 0.4, 0.025),
            openAi("gpt-4.1-mini", 0.4, 1.6, 0.1),
            openAi("gpt-4.1", 2, 8, 0.5),
            openAi("gpt-4o-mini", 0.15, 0.6, 0.075),
            openAi("gpt-4o", 2.5, 10, 1.25),
            openAi("gpt-4-turbo", 10, 30, 10),
            openAi("gpt-4", 30, 60, 30),
            openAi("gpt-3.5", 0.5, 1.5, 0.5),
            openAi("o1-mini", 1.1, 4.4, 0.55),
            openAi("o1", 15, 60, 7.5),
            openAi("o3-mini", 1.1, 4.4, 0.55),
            openAi("o3", 2, 8, 0.5),
            openAi("o4-mini", 1.1, 4.4, 0.275),
            anthropic("claude-opus-4-5", 5, 25),
            anthropic("claude-opus", 15, 75),
            anthropic("claude-3-opus", 15, 75),
            anthropic("claude-haiku-4", 1, 5),
            anthropic("claude-3-5-haiku", 0.8, 4),
            anthropic("claude-3-haiku", 0.25, 1.25),
            anthropic("claude", 3, 15),
            openAi("gemini-2.5-flash-lite", 0.1, 0.4, 0.025),
            openAi("gemini-2.5-flash", 0.3, 2.5, 0.075),
            openAi("gemini-2.5-pro", 1.25, 10, 0.31),
            openAi("gemini-2.0-flash", 0.1, 0.4, 0.025),
            openAi("deepseek-reasoner", 0.55, 2.19, 0.14),
            openAi("deepseek", 0.27, 1.1, 0.07),
            openAi("mistral-large", 2, 6, 2),
            openAi("mistral-small", 0.1, 0.3, 0.1));

    private Prices() {}

    /** Writing to the cache costs what reading fresh tokens does. */
    private static Family openAi(String part, double input, double output, double cacheRead) {
        return new Family(part, new Price(input, output, input, cacheRead));
    }

    /** Writing to the cache costs a quarter more, reading from it a tenth. */
    private static Family anthropic(String part, double input, double output) {
        return new Family(part, new Price(input, output, input * 1.25, input * 0.1));
    }

    /** What is published of a model whose name says its family; else nothing. */
    public static Optional<Price> published(String model) {
        var name = model.toLowerCase(Locale.ROOT);
        return FAMILIES.stream()
                .filter(family -> name.contains(family.part()))
                .findFirst()
                .map(Family::price);
    }

    /** In millionths of a credit; cached tokens are counted apart from the others. */
    public static long cost(ReplyUsage usage, TokenRates rates) {
        return usage.input() * rates.input()
                + usage.output() * rates.output()
                + usage.cacheWrite() * rates.cacheWrite()
                + usage.cacheRead() * rates.cacheRead();
    }
}
