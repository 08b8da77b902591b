package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every JSON or form body before anybody is asked who they are, so that whatever comes after sees clean JSON: bad JSON
 * is 400, more than 3 MB is 413, and no body, or one of another kind, counts as {@code {}} (contract 00 §3). Multipart
 * bodies pass untouched.
 */
@Component
@Order(FilterOrder.BODY)
class RequestBodies extends OncePerRequestFilter {
    static final int LIMIT = 3 * 1024 * 1024;

    static final String MALFORMED =
            "{\"error\":\"Invalid JSON format\",\"message\":\"The request body contains malformed JSON\"}";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final JsonMapper json;

    RequestBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        MediaType type = type(request);
        boolean isJson = MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type);
        boolean isForm = MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
        if (type != null && type.getType().equals("multipart")) {
            chain.doFilter(request, response);
        } else if (hasBody(request) && (isJson || isForm)) {
            byte @Nullable [] body = type == null ? NOTHING : read(request, response, type, isForm);
            if (body != null) {
                chain.doFilter(new BodyRequest(request, body), response);
            }
        } else if (WITHOUT_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new BodyRequest(request, NOTHING), response);
        }
    }

    /** The body as clean JSON, or nothing when the answer has been given. */
    private byte @Nullable [] read(
            HttpServletRequest request, HttpServletResponse response, MediaType type, boolean isForm)
            throws IOException {
        try {
            if (type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
                PlainAnswers.json(response, 415, "{\"message\":\"unsupported charset\"}");
                return null;
            }
            byte @Nullable [] body = request.getContentLengthLong() > LIMIT ? null : decoded(request);
            if (body == null || body.length > LIMIT) {
                PlainAnswers.json(response, 413, "{\"message\":\"request entity too large\"}");
                return null;
            }
            return isForm ? form(body) : body.length == 0 ? NOTHING : JsonText.cleaned(body);
        } catch (JsonText.Malformed | ZipException | EOFException malformed) {
            PlainAnswers.json(response, 400, MALFORMED);
            return null;
        } catch (UnsupportedOperationException unknownEncoding) {
            PlainAnswers.json(response, 415, "{\"message\":\"unsupported content encoding\"}");
            return null;
        }
    }

    /** One byte more than allowed is enough to know, so a small body that inflates without end does no harm. */
    private static byte[] decoded(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        InputStream raw = request.getInputStream();
        InputStream plain =
                switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
                    case "identity", "" -> raw;
                    case "gzip" -> new GZIPInputStream(raw);
                    case "deflate" -> new InflaterInputStream(raw);
                    default -> throw new UnsupportedOperationException(encoding);
                };
        return plain.readNBytes(LIMIT + 1);
    }

    private byte[] form(byte[] body) throws JsonText.Malformed {
        return JsonText.cleaned(json.writeValueAsBytes(FormText.parse(new String(body, StandardCharsets.UTF_8))));
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static @Nullable MediaType type(HttpServletRequest request) {
        try {
            String type = request.getContentType();
            return type == null ? null : MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }
}
