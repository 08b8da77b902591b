package io.ledgerchat.api.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.util.UriUtils;

/** Request paths as LibreChat's routes compare them: case does not matter, a slash at the end neither. */
final class Paths {
    private Paths() {}

    /** The decoded path in lower case, without the slash at its end. */
    static String of(HttpServletRequest request) {
        String path =
                UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
