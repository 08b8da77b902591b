package io.ledgerchat.api.file;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.Speech;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.WireContent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Speech (contract 60 §13): what people say becomes words and words are spoken by the models that the operator configured;
 * where there is none, every route says so. That something goes to such a model is recorded first.
 */
@RestController
@RequestMapping("/api/files/speech")
class SpeechController {
    private static final Set<String> ENGINES = Set.of("engineSTT", "engineTTS");
    private static final Set<String> PROVIDERS = Set.of("openai", "azureOpenAI", "elevenlabs", "localai");

    private final ConfigurationFile file;
    private final RateLimits limits;
    private final UploadReader reader;
    private final FileRules rules;
    private final Speech speech;
    private final Queries queries;
    private final AccessLog log;

    SpeechController(
            ConfigurationFile file,
            RateLimits limits,
            UploadReader reader,
            FileRules rules,
            Speech speech,
            Queries queries,
            AccessLog log) {
        this.file = file;
        this.limits = limits;
        this.reader = reader;
        this.rules = rules;
        this.speech = speech;
        this.queries = queries;
        this.log = log;
    }

    @GetMapping("/config/get")
    Map<String, @Nullable Object> speech(Caller caller) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("sttExternal", speech.isHeard());
        config.put("ttsExternal", speech.isSpoken());
        file.speech().tab().forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((name, setting) -> config.put(String.valueOf(name), told(String.valueOf(name), setting)));
            } else {
                config.put(key, value);
            }
        });
        return config;
    }

    /** Whose models it is that listen and speak is nothing to clients: they know their own engine, and the server's. */
    static @Nullable Object told(String name, @Nullable Object setting) {
        return setting instanceof String engine && ENGINES.contains(name) && PROVIDERS.contains(engine)
                ? "external"
                : setting;
    }

    /** The body is read before the limiter counts, as clients know it. */
    @PostMapping("/stt")
    ResponseEntity<?> listen(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ReceivedUpload> sent;
        try {
            sent = reader.find(request, "audio", rules.recordings());
        } catch (Answer refused) {
            limits.check(Limiter.STT, request, response, caller.id());
            throw refused;
        }
        try (ReceivedUpload audio = sent.orElse(null)) {
            limits.check(Limiter.STT, request, response, caller.id());
            if (audio == null) {
                throw Answer.message(400, "No audio file provided in the FormData");
            }
            return heard(caller, audio);
        }
    }

    private ResponseEntity<?> heard(Caller caller, ReceivedUpload audio) {
        var recording = new Speech.Recording(
                audio.bytes(), audio.name(), audio.declaredType(), audio.form().textOrNull("language"));
        try {
            if (speech.isHeard()) {
                log.record(caller, "transcribe", "speech:recording", caller.id());
            }
            return ResponseEntity.ok(Map.of("text", speech.words(recording)));
        } catch (IOException away) {
            return ResponseEntity.status(500).contentType(MediaType.TEXT_PLAIN).body("Internal Server Error");
        }
    }

    @PostMapping("/tts/manual")
    void speak(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        limits.check(Limiter.TTS, request, response, caller.id());
        UploadForm form = reader.fields(request);
        String words = form.text("input").orElseThrow(() -> new Answer(400, "Missing text in request body"));
        try {
            say(caller, "speech:text", words, form.textOrNull("voice"), response);
        } catch (IOException away) {
            throw failed(response, away, new Answer(500, "An error occurred"));
        }
    }

    /** Of a reply what it says, not what it thought. */
    @PostMapping("/tts")
    void speakMessage(
            Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        limits.check(Limiter.TTS, request, response, caller.id());
        String id = body.path("messageId").asString("");
        // What is no id is nobody's message: it is neither asked for nor recorded.
        String words = speech.isSpoken()
                ? Optional.of(id)
                        .filter(MessageId::isValid)
                        .flatMap(valid -> message(caller, new MessageId(valid)))
                        .map(SpeechController::words)
                        .orElseThrow(() -> Answer.error(404, "Message not found"))
                : "";
        try {
            say(
                    caller,
                    "message:" + id,
                    words,
                    body.path("voice").stringValueOpt().orElse(null),
                    response);
        } catch (IOException away) {
            throw failed(response, away, Answer.error(500, "Failed to stream audio"));
        }
    }

    private Optional<Message> message(Caller caller, MessageId id) {
        return queries.list(new FindMessagesById(caller.id(), List.of(id)), Message.class).stream()
                .findFirst();
    }

    private static String words(Message message) {
        return message.byPerson()
                ? message.said()
                : WireContent.flatten(message.content().stream()
                        .filter(part -> "text".equals(part.get("type")))
                        .toList());
    }

    private void say(Caller caller, String what, String words, @Nullable String voice, HttpServletResponse response)
            throws IOException {
        if (speech.isSpoken()) {
            log.record(caller, "speak", what, caller.id());
        }
        try (InputStream audio = speech.spoken(words, voice)) {
            response.setContentType("audio/mpeg");
            audio.transferTo(response.getOutputStream());
        }
    }

    /** What has begun can only end. */
    private static Answer failed(HttpServletResponse response, IOException away, Answer answer) throws IOException {
        if (response.isCommitted()) {
            throw away;
        }
        response.reset();
        return answer;
    }

    @GetMapping("/tts/voices")
    List<String> voices(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.TTS, request, response, caller.id());
        if (!speech.isSpoken()) {
            throw Answer.error(500, "Failed to get voices: Configuration or TTS schema is missing");
        }
        return speech.voices();
    }
}
