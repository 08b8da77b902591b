package io.ledgerchat.api.configuration.file;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Token credits. Nothing that was not written is filled in: a section with {@code enabled: true} alone grants nobody anything.
 *
 * @param written the section as it stands; clients are sent it
 */
public record BalanceSection(
        boolean enabled,
        Optional<Number> startBalance,
        boolean autoRefillEnabled,
        Optional<Integer> refillIntervalValue,
        Optional<String> refillIntervalUnit,
        Optional<Number> refillAmount,
        Map<String, @Nullable Object> written) {

    /** What {@code CHECK_BALANCE} and {@code START_BALANCE} say when the file says nothing. */
    static BalanceSection absent(boolean checked, Optional<Number> start) {
        return new BalanceSection(
                checked,
                start,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                start.isPresent() && checked
                        ? Map.of("enabled", checked, "startBalance", start.get())
                        : Map.of("enabled", checked));
    }

    static BalanceSection from(Section section) {
        var read = new BalanceSection(
                section.flag("enabled").orElse(false),
                section.number("startBalance", 0, Double.MAX_VALUE),
                section.flag("autoRefillEnabled").orElse(false),
                section.whole("refillIntervalValue", 0, Integer.MAX_VALUE),
                section.oneOf("refillIntervalUnit", "seconds", "minutes", "hours", "days", "weeks", "months"),
                section.number("refillAmount", 0, Double.MAX_VALUE),
                section.everything());
        section.end();
        return read;
    }
}
