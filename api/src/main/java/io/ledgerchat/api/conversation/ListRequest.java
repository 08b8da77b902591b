package io.ledgerchat.api.conversation;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.conversation.FindConversations.InProject;
import io.ledgerchat.query.conversation.FindConversations.Sort;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the list of conversations is asked for, with the contract's defaults (contract 40 §2.1). */
record ListRequest(MultiValueMap<String, String> query) {
    private static final int DEFAULT_LIMIT = 25;
    /** The reference knows no bound; more are asked for with the cursor. */
    private static final int HIGHEST_LIMIT = 1000;

    private static final Pattern PROJECT = Pattern.compile("[0-9a-fA-F]{24}");

    int limit() {
        return limit(first("limit"), DEFAULT_LIMIT, HIGHEST_LIMIT);
    }

    /** A positive whole number up to a bound, or else the default. */
    static int limit(@Nullable String text, int otherwise, int highest) {
        try {
            int limit = text == null ? 0 : Integer.parseInt(text.strip());
            return limit > 0 ? Math.min(limit, highest) : otherwise;
        } catch (NumberFormatException unreadable) {
            return otherwise;
        }
    }

    boolean archived() {
        return "true".equalsIgnoreCase(first("isArchived"));
    }

    boolean pinnedOnly() {
        return "true".equals(first("pinned"));
    }

    boolean ascending() {
        return "asc".equals(first("sortDirection"));
    }

    String search() {
        var search = first("search");
        return search == null ? "" : search.strip();
    }

    @Nullable
    String cursor() {
        return first("cursor");
    }

    /** The reference fails at any other word, and says so. */
    Sort sort() {
        var key = first("sortBy");
        return switch (key == null || key.isEmpty() ? "updatedAt" : key) {
            case "title" -> Sort.TITLE;
            case "createdAt" -> Sort.CREATED_AT;
            case "updatedAt" -> Sort.UPDATED_AT;
            case "archivedAt" -> Sort.ARCHIVED_AT;
            default -> throw Answer.error(500, ConversationController.LIST_FAILED);
        };
    }

    /** Names of bookmarks of which a conversation must carry one; none means all conversations. */
    List<String> tags() {
        return query.getOrDefault("tags", List.of()).stream()
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** Absent when it does not matter in which project a conversation lies. */
    @Nullable
    InProject project() {
        var project = first("projectId");
        if (project == null || project.isEmpty()) {
            return null;
        }
        if (project.equals("unassigned")) {
            return new InProject(null);
        }
        if (!PROJECT.matcher(project).matches()) {
            throw Answer.error(400, "projectId must be a valid project id or unassigned");
        }
        return new InProject(new ProjectId(project.toLowerCase(Locale.ROOT)));
    }

    private @Nullable String first(String name) {
        return query.getFirst(name);
    }
}
