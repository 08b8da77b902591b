package io.ledgerchat.api.transport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that keeps the attributes set on it to itself, to ask what would happen without making it happen. */
final class RehearsedRequest extends HttpServletRequestWrapper {
    private final Map<String, Object> own = new HashMap<>();

    RehearsedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        Object value = own.get(name);
        return value == null ? super.getAttribute(name) : value;
    }

    @Override
    public void setAttribute(String name, Object value) {
        own.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        own.remove(name);
    }
}
