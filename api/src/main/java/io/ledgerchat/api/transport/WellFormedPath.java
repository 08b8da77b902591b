package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses whose escapes are no text: half escapes, bytes that are no UTF-8, and the null character, which no store
 * behind this server could keep. The container refuses half escapes in paths itself; see {@link ContainerAnswers}.
 */
@Component
@Order(FilterOrder.PATH)
class WellFormedPath extends OncePerRequestFilter {
    static final String MALFORMED = "URI malformed";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (isText(request.getRequestURI(), false) && (query == null || isText(query, true))) {
            chain.doFilter(request, response);
        } else {
            PlainAnswers.text(response, 400, MALFORMED);
        }
    }

    /** A query may hold half escapes, which then mean themselves; broken UTF-8 and nulls may stand nowhere. */
    private static boolean isText(String part, boolean query) {
        var bytes = ByteBuffer.allocate(part.length() * 3);
        for (int at = 0; at < part.length(); at++) {
            if (part.charAt(at) != '%') {
                bytes.put(String.valueOf(part.charAt(at)).getBytes(StandardCharsets.UTF_8));
            } else if (at + 2 < part.length() && isHex(part.charAt(at + 1)) && isHex(part.charAt(at + 2))) {
                bytes.put((byte) HexFormat.fromHexDigits(part, at + 1, at + 3));
                at += 2;
            } else if (!query) {
                return false;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.flip())
                    .chars()
                    .noneMatch(character -> character == 0);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean isHex(char digit) {
        return HexFormat.isHexDigit(digit);
    }
}
