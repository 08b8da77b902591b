package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Speech (contract 60 §13). Nothing on the server listens or speaks in this version, so every route says what it says where
 * no provider is configured; what the operator sets for the browser's own voice is passed on.
 */
@RestController
@RequestMapping("/api/files/speech")
class SpeechController {
    private final ConfigurationFile file;
    private final RateLimits limits;
    private final UploadReader reader;

    SpeechController(ConfigurationFile file, RateLimits limits, UploadReader reader) {
        this.file = file;
        this.limits = limits;
        this.reader = reader;
    }

    @GetMapping("/config/get")
    Map<String, @Nullable Object> speech(Caller caller) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("sttExternal", false);
        config.put("ttsExternal", false);
        if (file.speech().get("speechTab") instanceof Map<?, ?> tab) {
            tab.forEach((key, value) -> {
                if (value instanceof Map<?, ?> inner) {
                    inner.forEach((name, setting) -> config.put(String.valueOf(name), setting));
                } else {
                    config.put(String.valueOf(key), value);
                }
            });
        }
        return config;
    }

    /** The body is read before the limiter counts, as clients know it. */
    @PostMapping("/stt")
    ResponseEntity<String> listen(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean heard = hasAudio(request);
        limits.check(Limiter.STT, request, response, caller.id());
        if (!heard) {
            throw Answer.message(400, "No audio file provided in the FormData");
        }
        return ResponseEntity.status(500).contentType(MediaType.TEXT_PLAIN).body("Internal Server Error");
    }

    private boolean hasAudio(HttpServletRequest request) throws IOException {
        try (var audio = reader.read(request, "audio")) {
            return audio.length() > 0;
        } catch (Answer refused) {
            return false;
        }
    }

    @PostMapping("/tts/manual")
    ResponseEntity<String> speak(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.TTS, request, response, caller.id());
        throw new Answer(500, "An error occurred");
    }

    @PostMapping("/tts")
    ResponseEntity<String> speakMessage(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.TTS, request, response, caller.id());
        throw Answer.error(500, "Failed to stream audio");
    }

    @GetMapping("/tts/voices")
    ResponseEntity<String> voices(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.TTS, request, response, caller.id());
        throw Answer.error(500, "Failed to get voices: Configuration or TTS schema is missing");
    }
}
