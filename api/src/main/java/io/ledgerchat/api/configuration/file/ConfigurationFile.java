package io.ledgerchat.api.configuration.file;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code librechat.yaml} says, section by section; without a file, what LibreChat does without one (contract 00 §12.2).
 * Sections are used as written: what is left out of a section that is there is not filled in.
 *
 * @param transactions whether usage is recorded; a balance turns it on
 * @param memory absent without the section
 * @param turnstile as written; clients are sent it
 * @param modelSpecs absent without the section
 * @param fileConfig as written
 * @param webSearch as written
 * @param ledgerchat what LedgerChat adds, as written
 */
public record ConfigurationFile(
        RegistrationSection registration,
        InterfaceSection interfaces,
        BalanceSection balance,
        boolean transactions,
        RateLimitsSection rateLimits,
        Optional<MemorySection> memory,
        Map<String, @Nullable Object> turnstile,
        EndpointsSection endpoints,
        Optional<ModelSpecsSection> modelSpecs,
        StorageSection storage,
        Map<String, @Nullable Object> fileConfig,
        SpeechSection speech,
        Map<String, @Nullable Object> webSearch,
        Map<String, @Nullable Object> ledgerchat) {

    /** Whether memories are offered at all. */
    public boolean memoryEnabled() {
        return memory.filter(section -> !section.disabled()).isPresent();
    }
}
