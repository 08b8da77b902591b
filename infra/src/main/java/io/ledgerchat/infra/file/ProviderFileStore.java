package io.ledgerchat.infra.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.ProviderFiles.Kept;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Files at a model provider, over its files interface. A key is the file's address there; an address anywhere else is
 * refused, so that the provider's secret goes nowhere else. Others may keep files there too, so nobody lists them; only what
 * was left under a mark of ours is looked for.
 */
public final class ProviderFileStore implements FileStore {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 1_000;

    /** How keys begin of what is being handed over; a mark follows, with which its name begins at the provider. */
    static final String AWAITED = "awaited/";

    private final Access access;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build();

    /**
     * How a provider is reached.
     *
     * @param endpoint {@code assistants} or {@code azureAssistants}
     * @param source {@code openai} or {@code azure}
     * @param baseUrl without a slash at its end
     * @param query what each address ends in, such as the version that Azure asks for
     * @param header which carries the secret
     */
    public record Access(String endpoint, String source, URI baseUrl, String query, String header, String secret) {
        /** Names no secret. */
        @Override
        public String toString() {
            return "Access[" + source + "]";
        }
    }

    public ProviderFileStore(Access access) {
        this.access = access;
    }

    @Override
    public String source() {
        return access.source();
    }

    String endpoint() {
        return access.endpoint();
    }

    /** The provider chooses the key, so bytes come by {@link #upload}. */
    @Override
    public void put(String key, InputStream bytes, long length, String type) {
        throw new UnsupportedOperationException("a provider's files are uploaded, not put");
    }

    Kept upload(Path bytes, String name, String type) throws IOException {
        String boundary = UUID.randomUUID().toString();
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        String before = part + "\"purpose\"\r\n\r\nassistants\r\n" + part + "\"file\"; filename=\""
                + name.replaceAll("[\"\\\\\\r\\n]", "_") + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        var request = request(URI.create(access.baseUrl() + "/files" + access.query()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before),
                        BodyPublishers.ofFile(bytes),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        JsonNode answer;
        try (InputStream body = answered(request.build(), "upload")) {
            answer = json.readTree(new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8));
        }
        String id = answer.path("id").asText();
        if (!FileId.isValid(id)) {
            throw new IOException("the provider gave a file an id of an unknown form");
        }
        return new Kept(new FileId(id), new FilePlace(source(), access.baseUrl() + "/files/" + id));
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        InputStream bytes = open(key);
        try {
            bytes.skipNBytes(from);
            return bytes;
        } catch (IOException | RuntimeException failed) {
            bytes.close();
            throw failed;
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return answered(request(address(key, "/content")).GET().build(), key);
    }

    @Override
    public void delete(String key) throws IOException {
        if (key.startsWith(AWAITED)) {
            deleteMarked(key.substring(AWAITED.length()));
            return;
        }
        try (InputStream answer = answered(request(address(key, "")).DELETE().build(), key)) {
            answer.skip(Long.MAX_VALUE);
        } catch (NoSuchFileException gone) {
            // counts as deleted
        }
    }

    /** What an upload left whose answer never came. */
    private void deleteMarked(String mark) throws IOException {
        String after = "";
        do {
            JsonNode page = page(after);
            after = "";
            for (JsonNode file : page.path("data")) {
                after = file.path("id").asText();
                if (file.path("filename").asText().startsWith(mark) && FileId.isValid(after)) {
                    delete(access.baseUrl() + "/files/" + after);
                    return;
                }
            }
            after = page.path("has_more").asBoolean() ? after : "";
        } while (!after.isEmpty());
    }

    private JsonNode page(String after) throws IOException {
        String query = (access.query().isEmpty() ? "?" : access.query() + "&") + "purpose=assistants&limit=" + PAGE
                + (after.isEmpty() ? "" : "&after=" + after);
        var request = request(URI.create(access.baseUrl() + "/files" + query)).GET();
        try (InputStream body = answered(request.build(), "list")) {
            return json.readTree(body);
        }
    }

    private URI address(String key, String what) {
        if (!key.startsWith(access.baseUrl() + "/files/")) {
            throw new IllegalArgumentException("not an address of this provider");
        }
        return URI.create(key + what + access.query());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header(access.header(), access.secret());
    }

    private InputStream answered(HttpRequest request, String key) throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        answer.body().close();
        if (answer.statusCode() == NOT_FOUND) {
            throw new NoSuchFileException(key);
        }
        throw new IOException("the provider answered " + answer.statusCode());
    }
}
