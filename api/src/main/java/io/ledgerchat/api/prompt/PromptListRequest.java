package io.ledgerchat.api.prompt;

import io.ledgerchat.query.prompt.FindPromptGroups.By;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the list of prompts is asked for (contract 50 §2.1). */
record PromptListRequest(MultiValueMap<String, String> query) {
    private static final String MINE = "sys__my__prompts__sys";
    private static final String SHARED = "sys__shared__prompts__sys";
    private static final String NONE = "sys__no__category__sys";
    private static final int IF_UNREADABLE = 20;
    private static final int LARGEST = 100;
    private static final String DEFAULT_SIZE = "10";

    /** As it was sent, since clients are told so again. */
    String pageSize() {
        var limit = query.getFirst("limit");
        var size = query.getFirst("pageSize");
        return limit != null ? limit : size != null ? size : DEFAULT_SIZE;
    }

    int limit() {
        try {
            return Math.clamp(Integer.parseInt(pageSize().strip()), 1, LARGEST);
        } catch (NumberFormatException unreadable) {
            return IF_UNREADABLE;
        }
    }

    String name() {
        var name = query.getFirst("name");
        return name == null ? "" : name.strip();
    }

    By by() {
        return switch (sent()) {
            case MINE -> By.ONESELF;
            case SHARED -> By.OTHERS;
            default -> By.ANYBODY;
        };
    }

    @Nullable
    String category() {
        return switch (sent()) {
            case "", MINE, SHARED -> null;
            case NONE -> "";
            default -> sent();
        };
    }

    private String sent() {
        var category = query.getFirst("category");
        return category == null ? "" : category;
    }

    @Nullable
    String cursor() {
        return query.getFirst("cursor");
    }
}
