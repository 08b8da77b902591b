package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.PlainName;
import io.ledgerchat.command.account.ChooseCodeEnvironment;
import io.ledgerchat.command.account.InstallPlugin;
import io.ledgerchat.command.account.UninstallPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where people's code runs, and which tools they installed (contract 10 §C2, §C5). */
@RestController
@RequestMapping("/api/user")
class PreferencesController {
    private static final List<String> ENVIRONMENTS = List.of("user", "agent-user", "conversation");
    private static final int LONGEST_VALUE = 20_000;
    private static final int MOST_FIELDS = 50;

    private final ConfigurationFile file;
    private final Commands commands;
    private final Moments moments;

    PreferencesController(ConfigurationFile file, Commands commands, Moments moments) {
        this.file = file;
        this.commands = commands;
        this.moments = moments;
    }

    @PatchMapping("/preferences")
    Map<String, Object> change(Caller caller, @RequestBody JsonNode body) {
        var environment = body.path("statefulCodeEnvironment");
        if (!environment.isString() || !ENVIRONMENTS.contains(environment.asString())) {
            throw Answer.message(400, "statefulCodeEnvironment must be one of: " + String.join(", ", ENVIRONMENTS));
        }
        var chosen = environment.asString();
        var allowed = file.endpoints().agents().statefulCodeSessions().get("allowedEnvironments");
        if (allowed instanceof List<?> list && !list.contains(chosen)) {
            throw Answer.message(403, "statefulCodeEnvironment is not allowed by this deployment: " + chosen);
        }
        commands.send(new ChooseCodeEnvironment(caller.id(), chosen, moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("updated", true);
        answer.put("preferences", Map.of("statefulCodeEnvironment", chosen));
        return answer;
    }

    @PostMapping("/plugins")
    ResponseEntity<Void> plugins(Caller caller, @RequestBody JsonNode body) {
        var action = body.path("action").asString("");
        if (action.equals("install") || action.equals("uninstall")) {
            var plugin = plugin(body.path("pluginKey"));
            boolean listed = !body.path("isEntityTool").asBoolean(false);
            var auth = body.path("auth");
            if (!auth.isMissingNode() && !auth.isNull() && !auth.isObject()) {
                throw Answer.message(400, "Invalid plugin credentials");
            }
            commands.send(
                    action.equals("install")
                            ? new InstallPlugin(caller.id(), plugin, listed, credentials(auth), moments.now())
                            : uninstall(caller, plugin, listed, auth));
        }
        return ResponseEntity.ok().build();
    }

    private UninstallPlugin uninstall(Caller caller, String plugin, boolean listed, JsonNode auth) {
        boolean all = auth.isObject() && (plugin.equals("web_search") || (plugin.startsWith("mcp_") && auth.isEmpty()));
        return new UninstallPlugin(
                caller.id(),
                plugin,
                listed,
                auth.isObject() ? List.copyOf(auth.propertyNames()) : List.of(),
                all,
                moments.now());
    }

    private static String plugin(JsonNode key) {
        if (!key.isString() || key.asString().isBlank() || !PlainName.isOne(key.asString())) {
            throw Answer.message(400, "Invalid plugin key");
        }
        return key.asString();
    }

    private static Map<String, String> credentials(JsonNode auth) {
        var credentials = new LinkedHashMap<String, String>();
        if (auth.isObject()) {
            auth.properties().forEach(field -> {
                var value = field.getValue();
                if (!value.isString()
                        || !PlainName.isOne(field.getKey())
                        || value.asString().length() > LONGEST_VALUE) {
                    throw Answer.message(400, "Invalid plugin credentials");
                }
                credentials.put(field.getKey(), value.asString());
            });
        }
        if (credentials.size() > MOST_FIELDS) {
            throw Answer.message(400, "Invalid plugin credentials");
        }
        return credentials;
    }
}
