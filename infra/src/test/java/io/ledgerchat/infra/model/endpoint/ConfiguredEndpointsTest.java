package io.ledgerchat.infra.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.command.account.ProviderKeys.ProviderKey;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.EndpointSettings.Models;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoint.Protocol;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import io.ledgerchat.command.model.ModelEndpoints.Turn;
import io.ledgerchat.command.model.ModelEndpoints.Unavailable;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.model.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfiguredEndpointsTest {
    private static final AccountId ADA = new AccountId("0123456789abcdef01234567");
    private static final Turn TURN = new Turn(ADA, "c-1", "m-1", "m-2");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T22:00:00Z"), ZoneOffset.UTC);

    private final Map<String, ProviderKey> keys = new HashMap<>();
    private final Map<String, String> ada = new HashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private volatile CountDownLatch answersAgain = new CountDownLatch(0);
    private volatile String answer = "{\"data\":[{\"id\":\"m-a\"},{\"id\":\"m-b\"}]}";
    private volatile int status = 200;
    private @Nullable HttpServer provider;

    @BeforeEach
    void start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try {
                mayAnswer.await();
                answersAgain.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        provider = server;
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        java.util.Objects.requireNonNull(provider).stop(0);
    }

    @Test
    void aConfiguredEndpointIsResolvedWithItsPlaceholders() {
        ada.put("NAME", "Ada {{LIBRECHAT_USER_EMAIL}} Ä");
        ada.put("EMAIL", "ada@example.org");
        var endpoint = custom(
                "Mistral",
                "key-1",
                "https://api.mistral.ai/v1",
                false,
                Map.of(
                        "x-user",
                        "{{LIBRECHAT_USER_NAME}}/{{LIBRECHAT_USER_ID}}/{{LIBRECHAT_USER_PHONE}}",
                        "x-turn",
                        "{{LIBRECHAT_BODY_CONVERSATIONID}} {{LIBRECHAT_BODY_PARENTMESSAGEID}}"
                                + " {{LIBRECHAT_BODY_MESSAGEID}}"));
        ModelEndpoint resolved = endpoints(endpoint).resolve("Mistral", TURN);
        assertThat(resolved.baseUrl()).isEqualTo(URI.create("https://api.mistral.ai/v1"));
        assertThat(resolved.apiKey()).isEqualTo("key-1");
        assertThat(resolved.headers())
                .containsEntry("x-user", "Ada {{LIBRECHAT_USER_EMAIL}} %C3%84/" + ADA.value() + "/")
                .containsEntry("x-turn", "c-1 m-1 m-2");
    }

    @Test
    void aNameThatIsNotOfferedAndAKeyThatIsNotSetAreSaidInWords() {
        unavailable(custom("A", "k", "https://a.example", false), "B", "Config not found for the B custom endpoint.");
        unavailable(custom("A", "${A_KEY}", "https://a.example", false), "A", "Missing API Key for A.");
        unavailable(custom("A", " ", "https://a.example", false), "A", "A API key not provided.");
        unavailable(custom("A", "k", "${A_URL}", false), "A", "Missing Base URL for A.");
    }

    @Test
    void aKeyOfTheCallersOwnIsTakenFromTheVault() {
        keys.put("A", new ProviderKey("{\"apiKey\":\"mine\",\"baseURL\":\"https://8.8.8.8/v1\"}", null));
        ModelEndpoint resolved =
                endpoints(custom("A", "user_provided", "user_provided", false)).resolve("A", TURN);
        assertThat(resolved.apiKey()).isEqualTo("mine");
        assertThat(resolved.baseUrl()).isEqualTo(URI.create("https://8.8.8.8/v1"));
        assertThat(resolved.publicOnly()).isTrue();
        assertThat(endpoints(custom("A", "user_provided", "https://a.example", false))
                        .resolve("A", TURN)
                        .baseUrl())
                .isEqualTo(URI.create("https://a.example"));
    }

    @Test
    void whatIsWrongWithTheCallersKeyIsSaidAsClientsKnowIt() {
        var endpoint = custom("A", "user_provided", "user_provided", false);
        unavailable(endpoint, "A", "{\"type\":\"no_user_key\"}");
        keys.put("A", new ProviderKey("not json", null));
        unavailable(endpoint, "A", "{\"type\":\"invalid_user_key\"}");
        keys.put("A", new ProviderKey("{\"apiKey\":\"\"}", null));
        unavailable(endpoint, "A", "{\"type\":\"no_user_key\"}");
        keys.put("A", new ProviderKey("{\"apiKey\":\"k\"}", null));
        unavailable(endpoint, "A", "{\"type\":\"no_base_url\"}");
        keys.put("A", new ProviderKey("{\"apiKey\":\"k\",\"baseURL\":\"http://169.254.169.254/\"}", null));
        unavailable(
                endpoint,
                "A",
                "{\"type\":\"invalid_base_url\",\"message\":\"The base URL leads to a private address.\"}");
        keys.put("A", new ProviderKey("{\"apiKey\":\"k\"}", Instant.parse("2026-11-21T21:56:14Z")));
        unavailable(
                endpoint,
                "A",
                "{\"type\":\"expired_user_key\",\"expiredAt\":\"11/21/2026, 9:56:14 PM\",\"endpoint\":\"A\"}");
    }

    @Test
    void callersThatComeTogetherShareOneFetch() throws Exception {
        var endpoints = endpoints(custom("A", "k", base(), true));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 20)
                    .mapToObj(caller -> executor.submit(() -> endpoints.models("A", ADA)))
                    .toList();
            mayAnswer.countDown();
            for (var models : asked) {
                assertThat(models.get()).containsExactly("m-a", "m-b");
            }
        }
        assertThat(endpoints.models("A", ADA)).hasSize(2);
        assertThat(requests).containsExactly("/v1/models Bearer k");
    }

    @Test
    void aProviderThatFailsLeavesTheKnownModels() {
        mayAnswer.countDown();
        status = 500;
        assertThat(endpoints(custom("A", "k", base(), true)).models("A", ADA)).containsExactly("known");
        status = 200;
        answer = "<html>";
        assertThat(endpoints(custom("B", "k", base(), true)).models("B", ADA)).containsExactly("known");
        answer = "{\"data\":[{\"id\":7},{\"id\":\"\"},{}]}";
        assertThat(endpoints(custom("C", "k", base(), true)).models("C", ADA)).containsExactly("known");
        assertThat(endpoints(custom("D", "k", "http://127.0.0.1:1/v1", true)).models("D", ADA))
                .containsExactly("known");
    }

    @Test
    void aListThatCannotBeFetchedAgainStays() {
        mayAnswer.countDown();
        var now = new AtomicLong();
        var source = new ModelLists.Source(List.of(URI.create(base() + "/models")), false, Map.of());
        try (var lists = new ModelLists(Optional.empty(), now::get)) {
            assertThat(lists.of(source)).containsExactly("m-a", "m-b");
            status = 500;
            now.addAndGet(Duration.ofMinutes(3).toNanos());
            assertThat(lists.of(source)).containsExactly("m-a", "m-b");
            await().until(() -> requests.size() == 2);
            assertThat(lists.of(source)).containsExactly("m-a", "m-b");
            status = 200;
            answer = "{\"data\":[{\"id\":\"m-c\"}]}";
            await().untilAsserted(() -> {
                now.addAndGet(Duration.ofMinutes(3).toNanos());
                assertThat(lists.of(source)).containsExactly("m-c");
            });
        }
    }

    @Test
    void nobodyWaitsForAListThatIsKnown() {
        var now = new AtomicLong();
        var source = new ModelLists.Source(List.of(URI.create(base() + "/models")), false, Map.of());
        mayAnswer.countDown();
        try (var lists = new ModelLists(Optional.empty(), now::get)) {
            assertThat(lists.of(source)).hasSize(2);
            answersAgain = new CountDownLatch(1);
            now.addAndGet(Duration.ofMinutes(3).toNanos());
            assertThat(lists.of(source)).hasSize(2);
            await().until(() -> requests.size() == 2);
            answersAgain.countDown();
        }
    }

    @Test
    void whatAProviderOffersIsKnownOnceItHasToldIt() {
        mayAnswer.countDown();
        assertThat(endpoints(custom("A", "k", base(), false)).knowsModels("A", ADA))
                .isTrue();
        assertThat(endpoints(custom("A", "k", base(), true)).knowsModels("A", ADA))
                .isTrue();
        status = 500;
        assertThat(endpoints(custom("A", "k", base(), true)).knowsModels("A", ADA))
                .isFalse();
    }

    @Test
    void aProviderThatSaysNothingIsWaitedForFiveSecondsAtMost() {
        long begun = System.nanoTime();
        assertThat(endpoints(custom("A", "k", base(), true)).models("A", ADA)).containsExactly("known");
        // It would be for ever; a busy machine adds some seconds of its own.
        assertThat((System.nanoTime() - begun) / 1e9).isBetween(3.0, 60.0);
    }

    @Test
    void redirectsAreNotFollowed() {
        mayAnswer.countDown();
        status = 302;
        assertThat(endpoints(custom("A", "k", base(), true)).models("A", ADA)).containsExactly("known");
    }

    /** As when its name led elsewhere when it was looked at. */
    @Test
    void anAddressThatAPersonBroughtIsNotAskedInAPrivateNetwork() {
        mayAnswer.countDown();
        var address = List.of(URI.create(base().replace("127.0.0.1", "localhost") + "/models"));
        try (var lists = new ModelLists(Optional.empty())) {
            assertThat(lists.of(new ModelLists.Source(address, true, Map.of()))).isEmpty();
            assertThat(requests).isEmpty();
            assertThat(lists.of(new ModelLists.Source(address, false, Map.of())))
                    .containsExactly("m-a", "m-b");
        }
    }

    @Test
    void whatTheOperatorAllowedMayBePrivate() {
        keys.put("A", new ProviderKey("{\"apiKey\":\"mine\",\"baseURL\":\"http://localhost:11434/v1\"}", null));
        var endpoint = custom("A", "user_provided", "user_provided", false);
        try (var endpoints = new ConfiguredEndpoints(
                List.of(endpoint),
                (owner, name) -> Optional.ofNullable(keys.get(name)),
                caller -> ada,
                new PublicAddresses(List.of("localhost:11434")),
                Optional.empty(),
                NOW)) {
            assertThat(endpoints.resolve("A", TURN).publicOnly()).isFalse();
        }
    }

    @Test
    void ollamaIsAskedInItsOwnWay() {
        mayAnswer.countDown();
        answer = "{\"models\":[{\"name\":\"llama3\"}]}";
        assertThat(endpoints(custom("Ollama local", "k", base(), true)).models("Ollama local", ADA))
                .containsExactly("llama3");
        assertThat(requests).containsExactly("/api/tags Bearer k");
    }

    @Test
    void listsAreAskedForThroughTheProxy() {
        mayAnswer.countDown();
        var proxy = Optional.of(URI.create(base()));

        assertThat(endpoints(custom("A", "k", "http://models.invalid/v1", true), proxy)
                        .models("A", ADA))
                .containsExactly("m-a", "m-b");
        assertThat(requests).containsExactly("http://models.invalid/v1/models Bearer k");
    }

    @Test
    void withoutAKeyOfTheirOwnPeopleSeeTheKnownModels() {
        assertThat(endpoints(custom("A", "user_provided", base(), true)).models("A", ADA))
                .containsExactly("known");
        assertThat(requests).isEmpty();
    }

    @Test
    void ofOpenAiOnlyModelsThatChatAreOfferedTheInstructModelsLast() {
        assertThat(OpenAiModels.chatting(List.of(
                        "gpt-3.5-turbo-instruct",
                        "gpt-4o",
                        "gpt-4o-audio-preview",
                        "o3-mini",
                        "whisper-1",
                        "chat-latest")))
                .containsExactly("gpt-4o", "o3-mini", "chat-latest", "gpt-3.5-turbo-instruct");
    }

    private String base() {
        return "http://127.0.0.1:"
                + java.util.Objects.requireNonNull(provider).getAddress().getPort() + "/v1";
    }

    private void unavailable(EndpointSettings endpoint, String name, String text) {
        assertThatThrownBy(() -> endpoints(endpoint).resolve(name, TURN))
                .isInstanceOf(Unavailable.class)
                .hasMessage(text);
    }

    private ConfiguredEndpoints endpoints(EndpointSettings endpoint) {
        return endpoints(endpoint, Optional.empty());
    }

    private ConfiguredEndpoints endpoints(EndpointSettings endpoint, Optional<URI> proxy) {
        return new ConfiguredEndpoints(
                List.of(endpoint),
                (owner, name) -> Optional.ofNullable(keys.get(name)),
                caller -> ada,
                new PublicAddresses(List.of()),
                proxy,
                NOW);
    }

    private static EndpointSettings custom(String name, String apiKey, String baseUrl, boolean fetch) {
        return custom(name, apiKey, baseUrl, fetch, Map.of());
    }

    private static EndpointSettings custom(
            String name, String apiKey, String baseUrl, boolean fetch, Map<String, String> headers) {
        return new EndpointSettings(
                new Offer(name, "custom", null, true, null, null, "immediate", null, 0, DocumentIntake.WORDS),
                Protocol.OPENAI,
                apiKey,
                baseUrl,
                new Models(List.of("known"), fetch, false, false),
                headers,
                Map.of(),
                Map.of(),
                List.of(),
                false,
                false,
                "reasoning_content");
    }
}
