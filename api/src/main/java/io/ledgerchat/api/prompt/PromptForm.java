package io.ledgerchat.api.prompt;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.prompt.DescribePrompt;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what clients send of prompts, as strictly as the contract says (contract 50 §2.4, §2.5, §2.7). */
final class PromptForm {
    private static final Set<String> FIELDS = Set.of("name", "oneliner", "category", "command");
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9-]{0,56}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ONELINER = 500;
    private static final int LONGEST_CATEGORY = 100;
    private static final int LONGEST_PROMPT = 100_000;

    private PromptForm() {}

    /** The text of a version. */
    record Version(String text, String type) {}

    /** A first version; what is no text counts as missing there. */
    static Optional<Version> first(JsonNode prompt) {
        return Optional.of(prompt.path("prompt"))
                .filter(text -> text.isString() && !text.asString().isEmpty())
                .map(text -> new Version(bounded(text.asString()), type(prompt).orElse("text")));
    }

    /** A further version; what is wrong with it is told. */
    static Version further(JsonNode prompt) {
        if (!prompt.isObject()) {
            throw Answer.error(400, "Prompt is required");
        }
        var text = prompt.path("prompt");
        if (!text.isString() || text.asString().isBlank()) {
            throw Answer.error(400, "Prompt text is required and must be a non-empty string");
        }
        return new Version(
                bounded(text.asString()),
                type(prompt).orElseThrow(() -> Answer.error(400, "Prompt type must be \"text\" or \"chat\"")));
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST_PROMPT) {
            throw Answer.error(400, "Prompt text must be at most " + LONGEST_PROMPT + " characters");
        }
        return text;
    }

    private static Optional<String> type(JsonNode prompt) {
        return Optional.of(prompt.path("type").asString("")).filter(type -> type.equals("text") || type.equals("chat"));
    }

    /** The name of a new prompt must be there; the rest may. */
    static PromptDetails details(JsonNode group) {
        var problems = new ArrayList<Map<String, Object>>();
        var details = new PromptDetails(
                text(group, "name", LONGEST_NAME, problems).orElse(""),
                text(group, "oneliner", LONGEST_ONELINER, problems).orElse(""),
                text(group, "category", LONGEST_CATEGORY, problems).orElse(""),
                command(group, problems).filter(command -> !command.isEmpty()).orElse(null));
        refuse(problems);
        return details;
    }

    /** A change of what a prompt is called; unknown fields are refused. */
    static DescribePrompt described(JsonNode body, PromptGroupId group, AccountId actor, Instant at) {
        var problems = new ArrayList<Map<String, Object>>();
        body.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> problems.add(problem("unrecognized_keys", field, "Unrecognized key")));
        @Nullable String name = text(body, "name", LONGEST_NAME, problems).orElse(null);
        if (name != null && name.isEmpty()) {
            problems.add(problem("too_small", "name", "Name is required"));
        }
        var command = new DescribePrompt(
                group,
                actor,
                name,
                text(body, "oneliner", LONGEST_ONELINER, problems).orElse(null),
                text(body, "category", LONGEST_CATEGORY, problems).orElse(null),
                command(body, problems).orElse(null),
                at);
        refuse(problems);
        return command;
    }

    private static Optional<String> text(JsonNode body, String field, int longest, List<Map<String, Object>> problems) {
        var value = body.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().length() > longest) {
            problems.add(problem(
                    value.isString() ? "too_big" : "invalid_type",
                    field,
                    "Expected a string of at most " + longest + " characters"));
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    /** Null means that there is none any more. */
    private static Optional<String> command(JsonNode body, List<Map<String, Object>> problems) {
        var value = body.path("command");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isNull()) {
            return Optional.of("");
        }
        if (!value.isString() || !COMMAND.matcher(value.asString()).matches()) {
            problems.add(
                    problem("invalid_string", "command", "Expected at most 56 lower-case letters, digits and hyphens"));
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    private static Map<String, Object> problem(String code, String field, String message) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("code", code);
        problem.put("path", List.of(field));
        problem.put("message", message);
        return problem;
    }

    private static void refuse(List<Map<String, Object>> problems) {
        if (!problems.isEmpty()) {
            var body = new LinkedHashMap<String, Object>();
            body.put("error", "Invalid request body");
            body.put("details", problems);
            throw new Answer(400, body);
        }
    }
}
