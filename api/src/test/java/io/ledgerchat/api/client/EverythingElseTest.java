package io.ledgerchat.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.client.EverythingElse.Installed;
import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class EverythingElseTest {
    private static final String INDEX =
            "<html lang=\"en-US\"><head><base href=\"/\" /></head><body>client</body></html>";

    @TempDir
    private Path folder = Path.of("");

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void build() throws IOException {
        Path dist = Files.createDirectories(folder.resolve("dist/assets")).getParent();
        Files.writeString(dist.resolve("index.html"), INDEX);
        Files.writeString(dist.resolve("assets/app.js"), "plain");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("plain".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(dist.resolve("assets/app.js.gz"), packed.toByteArray());
        Files.writeString(dist.resolve("sw.js"), "worker");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(dist.resolve("leak.txt"), folder.resolve("secret.txt"));
        environment.setProperty("CLIENT_DIST", dist.toString());
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /index.html", "GET, /c/new", "POST, /login", "GET, /some.thing", "HEAD, /c/new"})
    void whateverLooksLikeAPageIsTheClientsPageAndNeverKept(String method, String path) throws Exception {
        MockHttpServletResponse page = ask(method, path);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.getContentAsString()).isEqualTo(INDEX);
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache, no-store, must-revalidate");
        assertThat(page.getHeader("Expires")).isEqualTo("0");
        assertThat(page.getHeaders("Vary")).contains("x-librechat-enable-query-devtools");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone.js", "/a.PNG", "/images/x/y.webp", "/manifest.json"})
    void anAssetThatIsNotThereIsNothingAndNeverAPage(String path) throws Exception {
        MockHttpServletResponse nothing = ask("GET", path);
        assertThat(nothing.getStatus()).isEqualTo(404);
        assertThat(nothing.getContentAsByteArray()).isEmpty();
    }

    @Test
    void filesAreSentPackedToThoseWhoUnpack() throws Exception {
        assertThat(ask("GET", "/assets/app.js").getContentAsString()).isEqualTo("plain");
        var request = request("GET", "/assets/app.js");
        request.addHeader("Accept-Encoding", "gzip");
        MockHttpServletResponse packed = ask(request);
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getContentType()).isEqualTo("text/javascript");
    }

    @Test
    void theManifestSaysWhatItIsSoThatTheClientCanBeInstalled() throws Exception {
        Files.writeString(folder.resolve("dist/manifest.webmanifest"), "{}");
        assertThat(ask("GET", "/manifest.webmanifest").getContentType()).isEqualTo("application/manifest+json");
    }

    @Test
    void onlyInProductionAreBrowsersToldWhatToKeep() throws Exception {
        assertThat(ask("GET", "/assets/app.js").getHeader("Cache-Control")).isNull();
        environment.setProperty("NODE_ENV", "production");
        assertThat(ask("GET", "/assets/app.js").getHeader("Cache-Control"))
                .isEqualTo("public, max-age=172800, s-maxage=86400");
        assertThat(ask("GET", "/sw.js").getHeader("Cache-Control")).isEqualTo("no-store, no-cache, must-revalidate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/leak.txt",
                "/..\\secret.txt"
            })
    void nothingOutsideOfTheFolderIsEverSent(String path) throws Exception {
        assertThat(ask("GET", path).getContentAsString()).isEqualTo(INDEX);
    }

    @Test
    void thePageSpeaksTheVisitorsLanguageAndNothingElseOfTheirs() throws Exception {
        var request = request("GET", "/");
        request.addHeader("Accept-Language", "de-DE,de;q=0.9");
        assertThat(ask(request).getContentAsString()).contains("<html lang=\"de-DE\">");
        request.setCookies(new jakarta.servlet.http.Cookie("lang", "fr"));
        assertThat(ask(request).getContentAsString()).contains("<html lang=\"fr\">");
        var attack = request("GET", "/");
        attack.addHeader("Accept-Language", "x\"><script>alert(1)</script>");
        assertThat(ask(attack).getContentAsString())
                .contains("lang=\"x&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void behindAFolderThePageSaysSo() throws Exception {
        environment.setProperty("DOMAIN_CLIENT", "https://example.org/chat");
        assertThat(ask("GET", "/").getContentAsString()).contains("<base href=\"/chat/\" />");
    }

    @Test
    void belowApiThereAreNoPages() throws Exception {
        for (String path : new String[] {"/api/nothing", "/API"}) {
            MockHttpServletResponse nothing = ask("GET", path);
            assertThat(nothing.getStatus()).isEqualTo(404);
            assertThat(nothing.getContentAsString()).isEmpty();
        }
    }

    @Test
    void withoutAClientThereIsAPageOfOurOwn() throws Exception {
        environment.setProperty("CLIENT_DIST", "");
        assertThat(ask("GET", "/").getContentAsString())
                .contains("LedgerChat is running", "/swagger-ui", "CLIENT_DIST")
                .doesNotContain("{{");
        assertThat(ask("GET", "/").getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(ask("GET", "/c/new").getStatus()).isEqualTo(404);
        assertThat(ask("GET", "/favicon.ico").getContentAsByteArray()).isEmpty();
    }

    @Test
    void aFolderWithoutAClientStopsTheStart() {
        environment.setProperty("CLIENT_DIST", folder.toString());
        assertThatThrownBy(() -> ask("GET", "/"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("which holds no index.html");
    }

    private MockHttpServletResponse ask(String method, String path) throws Exception {
        return ask(request(method, path));
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        Settings settings = Settings.from(new Variables(environment));
        Optional<Path> dist = Optional.ofNullable(settings.client().dist());
        Optional<Installed> client = dist.isEmpty()
                ? Optional.empty()
                : Optional.of(new Installed(
                        new ClientFiles(dist.get(), settings.client()),
                        new IndexPage(dist.get(), settings.client(), settings.domains())));
        var response = new MockHttpServletResponse();
        response.setDefaultCharacterEncoding("UTF-8");
        new EverythingElse(client).handleRequest(request, response);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setAttribute(
                HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, Objects.requireNonNull(request.getRequestURI()));
        return request;
    }
}
