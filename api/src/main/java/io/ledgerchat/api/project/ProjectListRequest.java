package io.ledgerchat.api.project;

import io.ledgerchat.query.project.FindProjects.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the list of projects is asked for, with the contract's defaults. */
record ProjectListRequest(MultiValueMap<String, String> query) {
    private static final int DEFAULT_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;

    int limit() {
        try {
            var limit = query.getFirst("limit");
            return limit == null ? DEFAULT_LIMIT : Math.clamp(Integer.parseInt(limit.strip()), 1, HIGHEST_LIMIT);
        } catch (NumberFormatException unreadable) {
            return DEFAULT_LIMIT;
        }
    }

    String words() {
        var search = query.getFirst("search");
        return search == null ? "" : search.strip();
    }

    Sort sort() {
        var key = query.getFirst("sortBy");
        return switch (key == null ? "" : key) {
            case "name" -> Sort.NAME;
            case "createdAt" -> Sort.CREATED_AT;
            default -> Sort.LAST_CONVERSATION_AT;
        };
    }

    boolean ascending() {
        return "asc".equals(query.getFirst("sortDirection"));
    }

    @Nullable
    String cursor() {
        return query.getFirst("cursor");
    }
}
