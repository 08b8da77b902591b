package io.ledgerchat.api.client;

import io.ledgerchat.api.configuration.ClientSettings;
import io.ledgerchat.api.configuration.DomainSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** The client's one page, with the visitor's language and the folder it is reached in (contract 00 §5). Never kept. */
final class IndexPage {
    private static final String DEVTOOLS = "x-librechat-enable-query-devtools";
    private static final String DEVTOOLS_SCRIPT =
            "<script>window.__LIBRECHAT_CONFIG__={...window.__LIBRECHAT_CONFIG__,enableQueryDevtools:true};</script>";
    private static final String ENGLISH = "en-US";

    private final Path file;
    private final ClientSettings settings;
    private final String base;

    IndexPage(Path folder, ClientSettings settings, DomainSettings domains) {
        this.file = folder.resolve("index.html");
        this.settings = settings;
        String path = HtmlUtils.htmlEscape(domains.clientPath());
        this.base = path.endsWith("/") ? path : path + "/";
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = Files.readString(file)
                .replace("lang=\"" + ENGLISH + "\"", "lang=\"" + HtmlUtils.htmlEscape(language(request)) + "\"")
                .replace("base href=\"/\"", "base href=\"" + base + "\"");
        if ("1".equals(request.getHeader(DEVTOOLS))) {
            page = page.replace("</head>", DEVTOOLS_SCRIPT + "</head>");
        }
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", settings.indexCacheControl());
        response.setHeader("Pragma", settings.indexPragma());
        response.setHeader("Expires", settings.indexExpires());
        response.addHeader("Vary", DEVTOOLS);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        Optional<String> chosen = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals("lang"))
                .map(Cookie::getValue)
                .findFirst();
        return chosen.or(() -> Optional.ofNullable(request.getHeader("Accept-Language"))
                        .map(header -> header.split("[,;]", 2)[0].strip()))
                .filter(language -> !language.isBlank())
                .orElse(ENGLISH);
    }
}
