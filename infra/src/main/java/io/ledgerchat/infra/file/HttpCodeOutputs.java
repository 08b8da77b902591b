package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.CodeOutputs;
import io.ledgerchat.event.account.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of a code sandbox over its HTTP interface (contract 60 §10.4); the sandbox looks after whose they are. */
public final class HttpCodeOutputs implements CodeOutputs {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final @Nullable URI sandbox;
    private final @Nullable String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param sandbox absent where there is none */
    public HttpCodeOutputs(@Nullable URI sandbox, @Nullable String key) {
        this.sandbox = sandbox;
        this.key = key;
    }

    @Override
    public boolean isConfigured() {
        return sandbox != null;
    }

    @Override
    public Optional<InputStream> open(AccountId person, String session, String file, String profile)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create("%s/download/%s/%s?kind=user&id=%s&execution_profile=%s"
                        .formatted(sandbox, session, file, person.value(), profile)))
                .timeout(PATIENCE);
        if (key != null) {
            request.header("X-API-Key", key);
        }
        var answer = send(request.build());
        if (answer.statusCode() == OK) {
            return Optional.of(answer.body());
        }
        answer.body().close();
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        throw new IOException("the code sandbox answered " + answer.statusCode());
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
