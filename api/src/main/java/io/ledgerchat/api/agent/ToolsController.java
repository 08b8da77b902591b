package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which tools agents can be given, besides those that need no choosing (contract 70 §§3.12 to 3.14). */
@RestController
@RequestMapping("/api/agents")
class ToolsController {
    private static final Map<String, Object> CALCULATOR = Map.of(
            "name",
            "Calculator",
            "pluginKey",
            "calculator",
            "description",
            "Perform simple and complex mathematical calculations.",
            "icon",
            "assets/calculator.svg",
            "authConfig",
            List.of());

    @GetMapping("/tools")
    List<Object> tools(Caller caller) {
        return List.of(CALCULATOR);
    }

    @GetMapping({"/tools/calls", "/actions"})
    List<Object> none(Caller caller) {
        return List.of();
    }

    /** Whether a tool needs something of the caller before it can be used: neither of these two is there. */
    @GetMapping("/tools/{toolId}/auth")
    Map<String, Object> access(Caller caller, @PathVariable String toolId) {
        return switch (toolId) {
            case "web_search" -> Map.of("authenticated", false, "authTypes", List.of());
            case "execute_code" -> Map.of("authenticated", false, "message", "system_defined");
            default -> throw Answer.message(404, "Tool not found");
        };
    }
}
