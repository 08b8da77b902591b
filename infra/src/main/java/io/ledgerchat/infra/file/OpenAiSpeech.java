package io.ledgerchat.infra.file;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.ledgerchat.command.file.Speech;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.infra.model.ModelCallRecords;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Speech at OpenAI, or whatever speaks like it. Every question is recorded, in the hands of the request that it is for. */
public final class OpenAiSpeech implements Speech {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** More than that in one go is refused; the rest is not spoken. */
    private static final int MOST_CHARACTERS = 4_096;

    private static final String ENDPOINT = "speech";

    private final @Nullable Endpoint hearing;
    private final @Nullable Endpoint speaking;

    /**
     * Where a model is.
     *
     * @param address of the API or of the route itself; absent for OpenAI's
     */
    public record Endpoint(@Nullable String address, String key, String model, List<String> voices) {
        private OpenAIClient client() {
            var client = OpenAIOkHttpClient.builder()
                    .apiKey(key.isEmpty() ? "none" : key)
                    .maxRetries(1)
                    .timeout(PATIENCE)
                    .logLevel(LogLevel.OFF);
            if (address != null) {
                client.baseUrl(address.replaceFirst("/audio/(speech|transcriptions)/?$", ""));
            }
            return client.build();
        }

        /** Names no key. */
        @Override
        public String toString() {
            return "Endpoint[" + model + "]";
        }
    }

    private final @Nullable OpenAIClient ear;
    private final @Nullable OpenAIClient mouth;
    private final ModelCallRecords records;

    /** Absent is what is not configured. */
    public OpenAiSpeech(@Nullable Endpoint hearing, @Nullable Endpoint speaking, ModelCallRecords records) {
        this.hearing = hearing;
        this.speaking = speaking;
        this.records = records;
        ear = hearing == null ? null : hearing.client();
        mouth = speaking == null ? null : speaking.client();
    }

    @Override
    public boolean isHeard() {
        return hearing != null;
    }

    @Override
    public boolean isSpoken() {
        return speaking != null;
    }

    @Override
    public String words(Recording recording) throws IOException {
        if (hearing == null || ear == null) {
            throw new IOException("no model is configured that listens");
        }
        var asked = begin("transcription", hearing.model());
        try (InputStream bytes = Files.newInputStream(recording.bytes())) {
            var question = TranscriptionCreateParams.builder()
                    .model(hearing.model())
                    .file(MultipartField.<InputStream>builder()
                            .value(bytes)
                            .filename(recording.name())
                            .contentType(recording.type())
                            .build());
            if (recording.language() != null) {
                question.language(recording.language());
            }
            String words = ear.audio()
                    .transcriptions()
                    .create(question.build())
                    .asTranscription()
                    .text();
            asked.finished();
            return words;
        } catch (OpenAIException away) {
            throw unanswered(away, asked);
        }
    }

    @Override
    public List<String> voices() {
        return speaking == null ? List.of() : speaking.voices();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed with the stream that is handed on
    public InputStream spoken(String words, @Nullable String voice) throws IOException {
        if (speaking == null || mouth == null) {
            throw new IOException("no model is configured that speaks");
        }
        var asked = begin("speech", speaking.model());
        try {
            HttpResponse answer = mouth.audio()
                    .speech()
                    .create(SpeechCreateParams.builder()
                            .model(speaking.model())
                            .voice(voice(voice, speaking.voices()))
                            .input(Excerpt.of(words, MOST_CHARACTERS))
                            .responseFormat(SpeechCreateParams.ResponseFormat.MP3)
                            .build());
            return new FilterInputStream(answer.body()) {
                @Override
                public void close() {
                    answer.close();
                    asked.finished();
                }
            };
        } catch (OpenAIException away) {
            throw unanswered(away, asked);
        }
    }

    private static String voice(@Nullable String wanted, List<String> known) {
        return wanted != null && (known.isEmpty() || known.contains(wanted))
                ? wanted
                : known.stream().findFirst().orElse("alloy");
    }

    private ModelCallRecords.Recording begin(String purpose, String model) throws IOException {
        var occasion =
                new ModelOccasion(new CallReason(purpose, null, null, null, null), null, MetaData.emptyInstance());
        try {
            return records.begin(occasion, new ModelCallRecords.Question("OPENAI", ENDPOINT, model, Map.of()));
        } catch (RuntimeException unrecorded) {
            throw new IOException("the question to the speech model could not be recorded", unrecorded);
        }
    }

    /** Its words may quote what was sent. */
    private static IOException unanswered(OpenAIException away, ModelCallRecords.Recording asked) {
        asked.failed(away.getCause() instanceof InterruptedIOException);
        return new IOException(
                "the speech model does not answer: " + away.getClass().getSimpleName());
    }
}
