package io.ledgerchat.api.transport;

import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Compares paths without regard to case, as routes do. Whatever stands before routes (a rule, an interceptor) has to compare
 * like them: were it stricter, a path in capitals would pass beside it.
 */
public final class AnyCase {
    private AnyCase() {}

    static PathPatternParser paths() {
        var parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        return parser;
    }

    /**
     * The interceptor on these paths, for a registry. A registry that is told the paths itself would regard their case.
     *
     * @param but of these paths those that are left out
     */
    public static HandlerInterceptor on(List<String> paths, List<String> but, HandlerInterceptor interceptor) {
        return new MappedInterceptor(
                paths.toArray(String[]::new), but.toArray(String[]::new), null, null, interceptor, paths());
    }
}
