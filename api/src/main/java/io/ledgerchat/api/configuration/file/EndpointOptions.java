package io.ledgerchat.api.configuration.file;

import java.util.Optional;

/** How titles are made and how fast text runs; set for one endpoint or for all. */
public record EndpointOptions(
        Optional<Boolean> titleConvo,
        Optional<String> titleModel,
        Optional<String> titleEndpoint,
        Optional<String> titleTiming,
        Optional<String> titlePrompt,
        Optional<Integer> streamRate) {

    /** Says nothing. */
    public static EndpointOptions none() {
        return new EndpointOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Reads these keys and leaves the rest of the section to the caller. */
    static EndpointOptions from(Section section) {
        section.oneOf("titleMethod", "completion", "functions", "structured");
        section.ignoring("titlePromptTemplate", "titleMessageRole");
        return new EndpointOptions(
                section.flag("titleConvo"),
                section.text("titleModel"),
                section.text("titleEndpoint"),
                section.oneOf("titleTiming", "immediate", "final"),
                section.text("titlePrompt"),
                section.whole("streamRate", 0, 60_000));
    }

    /** These, and where they say nothing, the others. */
    public EndpointOptions or(EndpointOptions others) {
        return new EndpointOptions(
                titleConvo.or(others::titleConvo),
                titleModel.or(others::titleModel),
                titleEndpoint.or(others::titleEndpoint),
                titleTiming.or(others::titleTiming),
                titlePrompt.or(others::titlePrompt),
                streamRate.or(others::streamRate));
    }
}
