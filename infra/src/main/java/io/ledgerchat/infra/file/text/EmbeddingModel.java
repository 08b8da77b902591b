package io.ledgerchat.infra.file.text;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.errors.OpenAIException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.infra.model.ModelCallRecords;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A model that turns words into vectors, at OpenAI or whatever speaks like it; there is one if its name is set. */
@Component
class EmbeddingModel {
    private static final String ENDPOINT = "embeddings";
    private static final int AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** As many numbers as the index has a field for. */
    private static final List<Integer> SIZES = List.of(256, 384, 512, 768, 1024, 1536, 3072);

    private final String name;
    private final @Nullable OpenAIClient client;
    private final ModelCallRecords records;

    EmbeddingModel(
            @Value("${EMBEDDINGS_MODEL:}") String name,
            @Value("${RAG_OPENAI_BASEURL:}") String address,
            @Value("${RAG_OPENAI_API_KEY:${OPENAI_API_KEY:}}") String key,
            ModelCallRecords records) {
        this.name = name.strip();
        this.records = records;
        this.client = this.name.isEmpty() ? null : client(address.strip(), key.strip());
    }

    private static OpenAIClient client(String address, String key) {
        var client = OpenAIOkHttpClient.builder()
                .apiKey(key.isEmpty() ? "none" : key)
                .maxRetries(1)
                .timeout(PATIENCE)
                .logLevel(LogLevel.OFF);
        if (!address.isEmpty()) {
            client.baseUrl(address);
        }
        return client.build();
    }

    boolean isConfigured() {
        return client != null;
    }

    String name() {
        return name;
    }

    /** One vector for each text, in their order; each question to the model is recorded. */
    List<float[]> vectors(List<String> texts, ModelOccasion occasion) throws IOException {
        var vectors = new ArrayList<float[]>();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            vectors.addAll(some(texts.subList(from, Math.min(texts.size(), from + AT_ONCE)), occasion));
        }
        return vectors;
    }

    private List<float[]> some(List<String> texts, ModelOccasion occasion) throws IOException {
        if (client == null) {
            throw new IOException("no embedding model is configured");
        }
        var recording = begin(occasion);
        try {
            var answer = client.embeddings()
                    .create(EmbeddingCreateParams.builder()
                            .model(name)
                            .inputOfArrayOfStrings(texts)
                            .encodingFormat(EncodingFormat.FLOAT)
                            .build());
            answer._usage()
                    .asKnown()
                    .flatMap(usage -> usage._promptTokens().asKnown())
                    .ifPresent(tokens -> recording.count(new ModelEvent.UsageReported(tokens, 0, 0, 0)));
            var vectors = read(answer, texts.size());
            recording.finished();
            return vectors;
        } catch (OpenAIException away) {
            recording.failed(away.getCause() instanceof InterruptedIOException);
            // Its words may quote what was sent.
            throw new IOException(
                    "the embedding model does not answer: " + away.getClass().getSimpleName());
        } catch (IOException | RuntimeException unfit) {
            recording.failed(false);
            throw unfit;
        }
    }

    /** The data are looked at when they are asked for: until then nobody knows whether it is an answer. */
    private static List<float[]> read(CreateEmbeddingResponse answer, int expected) throws IOException {
        var vectors = answer.data().stream()
                .sorted(Comparator.comparingLong(Embedding::index))
                .map(embedding -> floats(embedding.embedding()))
                .toList();
        if (vectors.size() != expected || vectors.stream().anyMatch(vector -> !SIZES.contains(vector.length))) {
            throw new IOException("the embedding model answers vectors of a number or size that is not taken");
        }
        return vectors;
    }

    private ModelCallRecords.Recording begin(ModelOccasion occasion) throws IOException {
        try {
            return records.begin(occasion, new ModelCallRecords.Question("OPENAI", ENDPOINT, name, Map.of()));
        } catch (RuntimeException unrecorded) {
            throw new IOException("the question to the embedding model could not be recorded", unrecorded);
        }
    }

    private static float[] floats(List<Float> numbers) {
        var floats = new float[numbers.size()];
        for (int index = 0; index < floats.length; index++) {
            floats[index] = numbers.get(index);
        }
        return floats;
    }
}
