package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of {@code librechat.yaml} and where it was found: at {@code CONFIG_PATH}, a path or an address, else in the
 * working directory, else in the home folder. A file that was named must be there; without a name none need be.
 *
 * @param origin a file name or an address without its credentials and query, for messages
 */
record FoundFile(String origin, String text) {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NAME = "librechat.yaml";

    static Optional<FoundFile> find(Variables variables, Home home, Path workingDirectory) {
        Optional<String> named = variables.text("CONFIG_PATH");
        if (named.filter(FoundFile::isAddress).isPresent()) {
            return Optional.of(download(named.get()));
        }
        if (named.isPresent()) {
            return Optional.of(read(workingDirectory.resolve(named.get()).normalize()));
        }
        return Stream.of(workingDirectory.resolve(NAME), home.path().resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(FoundFile::read);
    }

    private static boolean isAddress(String path) {
        return path.startsWith("http://") || path.startsWith("https://");
    }

    private static FoundFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new FoundFile(file.toString(), bounded(in));
        } catch (IOException unreadable) {
            throw new ConfigurationProblem("CONFIG_PATH says %s, which cannot be read.".formatted(file));
        }
    }

    private static FoundFile download(String address) {
        String origin = address.replaceFirst("//[^/@]*@", "//").replaceFirst("[?#].*", "");
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("status " + answer.statusCode());
                }
                return new FoundFile(origin, bounded(in));
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new ConfigurationProblem("CONFIG_PATH says %s, which cannot be fetched.".formatted(origin));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConfigurationProblem("Fetching %s was interrupted.".formatted(origin));
        }
    }

    private static String bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ConfigurationProblem("%s is larger than 1 MB.".formatted(NAME));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
