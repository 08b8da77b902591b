package io.ledgerchat.infra.model.endpoint;

import io.ledgerchat.command.model.ModelEndpoints.Turn;
import io.ledgerchat.command.model.People;
import io.ledgerchat.event.account.AccountId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code {{LIBRECHAT_USER_…}}} and {@code {{LIBRECHAT_BODY_…}}} (contract 20 §B2). What is filled in is never looked
 * through again, so a person's name can bring no placeholder of its own; characters that a header cannot carry are percent
 * escapes.
 */
final class HeaderTemplates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{LIBRECHAT_(USER|BODY)_([A-Z_]+)}}");
    private static final Pattern UNSENDABLE = Pattern.compile("[^\\x20-\\x7e]+");

    private final People people;

    HeaderTemplates(People people) {
        this.people = people;
    }

    Map<String, String> fill(Map<String, String> templates, Turn turn) {
        return fill(
                templates,
                turn.caller(),
                Map.of(
                        "CONVERSATIONID", turn.conversationId(),
                        "PARENTMESSAGEID", turn.parentMessageId(),
                        "MESSAGEID", turn.messageId()));
    }

    /** Outside of a turn there is no body to speak of. */
    Map<String, String> fill(Map<String, String> templates, AccountId caller) {
        return fill(templates, caller, Map.of());
    }

    private Map<String, String> fill(Map<String, String> templates, AccountId caller, Map<String, String> body) {
        Map<String, String> person = person(templates, caller);
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> filled.put(name, fill(template, person, body)));
        return filled;
    }

    private static String fill(String template, Map<String, String> person, Map<String, String> body) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            Map<String, String> source = found.group(1).equals("USER") ? person : body;
            return Matcher.quoteReplacement(sendable(source.getOrDefault(found.group(2), "")));
        });
    }

    private Map<String, String> person(Map<String, String> templates, AccountId caller) {
        Map<String, String> person = new LinkedHashMap<>();
        if (templates.values().stream().anyMatch(HeaderTemplates::asksForMoreThanTheId)) {
            person.putAll(people.find(caller));
        }
        person.put("ID", caller.value());
        return person;
    }

    private static boolean asksForMoreThanTheId(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .anyMatch(found ->
                        found.group(1).equals("USER") && !found.group(2).equals("ID"));
    }

    private static String sendable(String value) {
        return UNSENDABLE.matcher(value).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }
}
