package io.ledgerchat.api.configuration.file;

import java.util.List;
import java.util.Optional;

/** What is remembered of people; memory counts as enabled when the section exists and is not {@code disabled}. */
public record MemorySection(
        boolean disabled,
        List<String> validKeys,
        Optional<Number> tokenLimit,
        Number charLimit,
        int maxInputTokens,
        boolean personalize,
        Number messageWindowSize) {

    static MemorySection from(Section section) {
        section.ignoring("agent");
        var read = new MemorySection(
                section.flag("disabled").orElse(false),
                section.texts("validKeys").orElse(List.of()),
                section.number("tokenLimit", 0, Double.MAX_VALUE),
                section.number("charLimit", 1, Double.MAX_VALUE).orElse(10_000),
                section.whole("maxInputTokens", 1, Integer.MAX_VALUE).orElse(12_000),
                section.flag("personalize").orElse(true),
                section.number("messageWindowSize", 1, Double.MAX_VALUE).orElse(5));
        section.end();
        return read;
    }
}
