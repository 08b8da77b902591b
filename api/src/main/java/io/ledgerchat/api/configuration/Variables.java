package io.ledgerchat.api.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;

/**
 * LibreChat's environment variables with LibreChat's rules: an empty value is an absent one, and a flag is on only when it
 * says {@code true}, in any case and with blanks around it (contract 00 §8).
 */
public final class Variables {
    private final PropertyResolver environment;

    public Variables(PropertyResolver environment) {
        this.environment = environment;
    }

    /** The value without surrounding blanks; empty when the variable is missing or blank. */
    public Optional<String> text(String name) {
        return written(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** The value as it stands, also when it is an empty text. */
    public Optional<String> written(String name) {
        return Optional.ofNullable(environment.getProperty(name));
    }

    public boolean isSet(String... names) {
        for (String name : names) {
            if (text(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** On only when it says {@code true}. */
    public boolean enabled(String name) {
        return text(name).map(Variables::says).orElse(false);
    }

    /** On unless it is set to anything other than {@code true}. */
    public boolean enabledUnlessSaidOtherwise(String name) {
        return text(name).map(Variables::says).orElse(true);
    }

    private static boolean says(String value) {
        return "true".equals(value.toLowerCase(Locale.ROOT));
    }

    /** A whole number of at least {@code minimum}, also written as a sum; anything else stops the start. */
    public int number(String name, int otherwise, int minimum) {
        return (int) whole(name, otherwise, minimum, Integer.MAX_VALUE);
    }

    /** What stands between commas. */
    public List<String> texts(String name) {
        return Stream.of(text(name, "").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    /** As {@link #number}, for sizes. */
    public long bytes(String name) {
        return whole(name, 0, 0, 1L << 53);
    }

    private long whole(String name, long otherwise, long minimum, long maximum) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        double number = Arithmetic.evaluate(value.get()).orElse(Double.NaN);
        if (number != Math.rint(number) || number < minimum || number > maximum) {
            throw new ConfigurationProblem(
                    "The environment variable %s must be a whole number of at least %d, for example %s=%d."
                            .formatted(name, minimum, name, Math.max(otherwise, minimum)));
        }
        return (long) number;
    }

    /** Milliseconds, also as a sum; what cannot be read counts as absent, as in LibreChat. */
    public Duration milliseconds(String name, Duration otherwise) {
        return text(name)
                .map(Arithmetic::evaluate)
                .filter(value -> value.isPresent() && Math.abs(value.getAsDouble()) < Long.MAX_VALUE / 1_000_000.0)
                .map(value -> Duration.ofMillis((long) value.getAsDouble()))
                .orElse(otherwise);
    }

    /** As {@link #milliseconds}, where only a span above zero makes sense. */
    public Duration span(String name, Duration otherwise) {
        Duration span = milliseconds(name, otherwise);
        return span.isPositive() ? span : otherwise;
    }
}
