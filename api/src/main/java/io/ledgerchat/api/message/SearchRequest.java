package io.ledgerchat.api.message;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.conversation.FindConversations.InProject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What of a search goes beyond LibreChat's (docs/openapi.yaml): filters, pages and highlights. A value that cannot be meant
 * is refused.
 */
record SearchRequest(MultiValueMap<String, String> query) {
    /** The parameters that LibreChat does not know. */
    static final List<String> OWN = List.of(
            "from",
            "to",
            "role",
            "endpoint",
            "model",
            "agent",
            "tag",
            "project",
            "attachment",
            "archived",
            "highlight",
            "limit");

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;
    /** As far as the index is asked to go. */
    private static final int FARTHEST = 9_000;

    boolean isOurs() {
        return OWN.stream().anyMatch(query::containsKey);
    }

    @Nullable
    Instant from() {
        return time("from");
    }

    @Nullable
    Instant to() {
        return time("to");
    }

    /** A moment, or a day, which begins at midnight UTC. */
    private @Nullable Instant time(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return StorableTime.parseFrom(text);
        } catch (DateTimeException unreadable) {
            throw wrong(name, "an ISO date or time");
        }
    }

    @Nullable
    Boolean byPerson() {
        var role = text("role");
        if (role == null) {
            return null;
        }
        return switch (role) {
            case "user" -> true;
            case "assistant" -> false;
            default -> throw wrong("role", "user or assistant");
        };
    }

    @Nullable
    Boolean archived() {
        return flag("archived");
    }

    boolean highlights() {
        return Boolean.TRUE.equals(flag("highlight"));
    }

    private @Nullable Boolean flag(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    List<String> tags() {
        return query.getOrDefault("tag", List.of()).stream()
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    @Nullable
    InProject project() {
        var project = text("project");
        if (project == null) {
            return null;
        }
        if (project.equals("unassigned")) {
            return new InProject(null);
        }
        if (!ProjectId.isValid(project)) {
            throw wrong("project", "a project id or unassigned");
        }
        return new InProject(new ProjectId(project));
    }

    int limit() {
        return number("limit", HIGHEST_LIMIT).orElse(DEFAULT_LIMIT);
    }

    /** How many hits the pages before had. */
    int offset() {
        return text("cursor") == null ? 0 : number("cursor", FARTHEST).orElse(0);
    }

    private Optional<Integer> number(String name, int highest) {
        var text = text(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number < 1 || number > highest) {
                throw wrong(name, "a number from 1 to " + highest);
            }
            return Optional.of(number);
        } catch (NumberFormatException unreadable) {
            throw wrong(name, "a number from 1 to " + highest);
        }
    }

    /** Absent when it was not sent, or sent empty. */
    @Nullable
    String text(String name) {
        var text = query.getFirst(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Whether it matters in which conversation a message was said. */
    boolean isAboutConversations() {
        return archived() != null
                || !tags().isEmpty()
                || project() != null
                || text("endpoint") != null
                || text("model") != null
                || text("agent") != null;
    }

    private static Answer wrong(String name, String kind) {
        return Answer.error(400, name + " must be " + kind);
    }
}
