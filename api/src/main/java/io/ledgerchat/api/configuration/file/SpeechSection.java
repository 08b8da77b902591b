package io.ledgerchat.api.configuration.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models that listen and speak, with {@code ${ENV}} replaced, and what the speech tab of clients is set to.
 *
 * @param tab as written
 */
public record SpeechSection(Optional<Provider> stt, Optional<Provider> tts, Map<String, @Nullable Object> tab) {
    /** OpenAI, or whatever speaks like it. {@link #toString()} hides the key. */
    public record Provider(Optional<String> url, String apiKey, String model, List<String> voices) {
        @Override
        public String toString() {
            return "Provider[" + model + "]";
        }
    }

    static SpeechSection absent() {
        return new SpeechSection(Optional.empty(), Optional.empty(), Map.of());
    }

    static SpeechSection from(Section section) {
        var read = new SpeechSection(
                section.section("stt").flatMap(stt -> provider(stt, "whisper-1")),
                section.section("tts").flatMap(tts -> provider(tts, "tts-1")),
                section.rawMap("speechTab"));
        section.end();
        return read;
    }

    private static Optional<Provider> provider(Section kind, String model) {
        for (String other : List.of("azureOpenAI", "elevenlabs", "localai")) {
            kind.withoutEffect(other);
        }
        var read = kind.section("openai").map(openai -> {
            var provider = new Provider(
                    openai.text("url").filter(url -> !url.isBlank()),
                    openai.text("apiKey").orElse(""),
                    openai.text("model").orElse(model),
                    openai.texts("voices").orElse(List.of()));
            openai.end();
            return provider;
        });
        kind.end();
        return read;
    }
}
