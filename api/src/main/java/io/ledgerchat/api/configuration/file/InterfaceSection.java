package io.ledgerchat.api.configuration.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the web client shows and what roles may do. Clients are sent the section as written over a few defaults, so it is
 * kept as written; what is set here for a permission holds for {@code USER} and {@code ADMIN} alike.
 *
 * @param written checked, but nothing filled in
 */
public record InterfaceSection(Map<String, @Nullable Object> written) {
    private static final List<String> FLAGS = List.of(
            "modelSelect",
            "parameters",
            "presets",
            "autoSubmitFromUrl",
            "buildInfo",
            "contextUsage",
            "contextCost",
            "retainAgentFiles",
            "bookmarks",
            "memories",
            "multiConvo",
            "temporaryChat",
            "runCode",
            "webSearch",
            "fileSearch",
            "fileCitations");

    private static final List<String> SHAREABLE = List.of("prompts", "agents", "skills");

    static InterfaceSection absent() {
        return new InterfaceSection(Map.of());
    }

    static InterfaceSection from(Section section) {
        FLAGS.forEach(section::flag);
        SHAREABLE.forEach(key -> section.flagOrSection(key)
                .ifPresent(inner -> flags(inner, "use", "create", "share", "public", "defaultActiveOnShare")));
        section.flagOrSection("sharedLinks")
                .ifPresent(inner -> flags(inner, "create", "share", "public", "snapshotFiles"));
        section.section("remoteAgents").ifPresent(inner -> flags(inner, "use", "create", "share", "public"));
        section.section("peoplePicker").ifPresent(inner -> flags(inner, "users", "groups", "roles"));
        section.section("marketplace").ifPresent(inner -> flags(inner, "use"));
        section.section("mcpServers").ifPresent(inner -> {
            inner.text("placeholder");
            flags(inner.ignoring("trustCheckbox"), "use", "create", "share", "public", "configureObo");
        });
        pages(section);
        section.text("customWelcome");
        section.section("currency").ifPresent(InterfaceSection::currency);
        section.whole("temporaryChatRetention", 1, 8760);
        section.oneOf("retentionMode", "temporary", "all");
        section.texts("defaultPinnedTools");
        section.end();
        return new InterfaceSection(section.everything());
    }

    private static void pages(Section section) {
        section.section("privacyPolicy").ifPresent(page -> {
            page.text("externalUrl");
            flags(page, "openNewTab");
        });
        section.section("termsOfService").ifPresent(page -> {
            page.text("externalUrl");
            page.text("modalTitle");
            flags(page.ignoring("modalContent"), "openNewTab", "modalAcceptance");
        });
    }

    private static void currency(Section currency) {
        if (currency.text("code").isEmpty()) {
            throw currency.problem("code", "must say the currency, such as EUR");
        }
        if (currency.number("rate", Double.MIN_VALUE, Double.MAX_VALUE).isEmpty()) {
            throw currency.problem("rate", "must be a number above zero");
        }
        currency.end();
    }

    private static void flags(Section section, String... keys) {
        for (String key : keys) {
            section.flag(key);
        }
        section.end();
    }

    /** A flag that was written, also as {@code inner} of a longer form. */
    public Optional<Boolean> flag(String key) {
        return written.get(key) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    public Optional<Boolean> flag(String key, String inner) {
        return written.get(key) instanceof Map<?, ?> section && section.get(inner) instanceof Boolean flag
                ? Optional.of(flag)
                : Optional.empty();
    }

    /** How long a temporary chat is kept, in hours. */
    public Optional<Integer> temporaryChatRetentionHours() {
        return written.get("temporaryChatRetention") instanceof Number hours
                ? Optional.of(hours.intValue())
                : Optional.empty();
    }
}
