package io.ledgerchat.api.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the running application answers, as method and path, however the variables in the path are called. */
public final class ServedRoutes {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private ServedRoutes() {}

    /** Path by normalised route. */
    public static Map<String, String> of(RunningLedgerChat server) {
        var served = new TreeMap<String, String>();
        var mappings = server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet();
        for (var mapping : mappings) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
                mapping.getPatternValues().forEach(path -> served.put(normalised(method + " " + path), path));
            }
        }
        return served;
    }

    public static String normalised(String route) {
        return VARIABLE.matcher(route).replaceAll("{}");
    }
}
