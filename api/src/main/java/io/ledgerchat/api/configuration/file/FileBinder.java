package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sections of a parsed file, and says what the file does not. */
final class FileBinder {
    /** Sections of LibreChat whose features are not there yet. */
    private static final List<String> LATER = List.of(
            "cache",
            "ocr",
            "includedTools",
            "filteredTools",
            "mcpServers",
            "mcpSettings",
            "actions",
            "summarization",
            "skillSync",
            "messageFilter",
            "cloudfront",
            "langfuse");

    private FileBinder() {}

    static ConfigurationFile bind(Node.Mapping root, Section.Report report, Variables variables) {
        var file = new Section(report, "", EndpointReferences.resolved(root, variables));
        var read = new ConfigurationFile(
                file.section("registration").map(RegistrationSection::from).orElseGet(RegistrationSection::absent),
                file.section("interface").map(InterfaceSection::from).orElseGet(InterfaceSection::absent),
                file.section("balance").map(BalanceSection::from).orElseGet(() -> balance(variables)),
                file.section("transactions").flatMap(FileBinder::enabled).orElse(true),
                file.section("rateLimits").map(RateLimitsSection::from).orElseGet(RateLimitsSection::absent),
                file.section("memory").map(MemorySection::from),
                file.rawMap("turnstile"),
                file.section("endpoints")
                        .map(section -> EndpointsSection.from(section, report.warnings()))
                        .orElseGet(EndpointsSection::absent),
                file.section("modelSpecs").map(ModelSpecsSection::from),
                StorageSection.from(file),
                file.rawMap("fileConfig"),
                file.section("speech").map(SpeechSection::from).orElseGet(SpeechSection::absent),
                file.rawMap("webSearch"),
                file.rawMap("ledgerchat"));
        LATER.forEach(file::withoutEffect);
        file.withoutEffect("balance");
        file.withoutEffect("webSearch");
        file.raw("version");
        file.end();
        return read;
    }

    /** What holds without a file. */
    static ConfigurationFile absent(Variables variables) {
        return new ConfigurationFile(
                RegistrationSection.absent(),
                InterfaceSection.absent(),
                balance(variables),
                true,
                RateLimitsSection.absent(),
                Optional.empty(),
                Map.of(),
                EndpointsSection.absent(),
                Optional.empty(),
                StorageSection.absent(),
                Map.of(),
                SpeechSection.absent(),
                Map.of(),
                Map.of());
    }

    private static Optional<Boolean> enabled(Section section) {
        Optional<Boolean> enabled = section.flag("enabled");
        section.end();
        return enabled;
    }

    private static BalanceSection balance(Variables variables) {
        Optional<Number> start = variables.isSet("START_BALANCE")
                ? Optional.of(variables.number("START_BALANCE", 0, 0))
                : Optional.empty();
        return BalanceSection.absent(variables.enabled("CHECK_BALANCE"), start);
    }
}
