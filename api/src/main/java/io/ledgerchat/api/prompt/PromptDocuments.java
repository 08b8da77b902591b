package io.ledgerchat.api.prompt;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.prompt.Prompt;
import io.ledgerchat.query.prompt.PromptGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prompts and their versions as clients read them. */
final class PromptDocuments {
    private PromptDocuments() {}

    static Map<String, Object> version(Prompt prompt) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", prompt.promptId().value());
        document.put("groupId", prompt.groupId().value());
        document.put("author", prompt.author().value());
        document.put("prompt", prompt.text());
        document.put("type", prompt.type());
        document.put("createdAt", IsoTime.of(prompt.createdAt()));
        document.put("updatedAt", IsoTime.of(prompt.createdAt()));
        return document;
    }

    /** As the list shows it: without its command, and of the version in production the text only. */
    static Map<String, Object> line(PromptGroup group) {
        var document = group(group);
        document.remove("command");
        var production = group.production();
        var shown = new LinkedHashMap<String, Object>();
        if (production != null) {
            shown.put("_id", production.promptId().value());
            shown.put("prompt", production.text());
        }
        document.put("productionPrompt", production == null ? null : shown);
        if (group.everybody()) {
            document.put("isPublic", true);
        }
        return document;
    }

    /** With the whole version that is in production. */
    static Map<String, Object> whole(PromptGroup group) {
        var document = group(group);
        document.put("productionPrompt", group.production() == null ? null : version(group.production()));
        return document;
    }

    /** Without the version that is in production. */
    static Map<String, Object> group(PromptGroup group) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("_id", group.groupId().value());
        document.put("name", group.name());
        document.put("numberOfGenerations", group.uses());
        document.put("oneliner", group.oneliner());
        document.put("category", group.category());
        document.put(
                "productionId",
                group.production() == null
                        ? null
                        : group.production().promptId().value());
        document.put("author", group.author().value());
        document.put("authorName", group.authorName());
        if (group.command() != null) {
            document.put("command", group.command());
        }
        document.put("createdAt", IsoTime.of(group.createdAt()));
        document.put("updatedAt", IsoTime.of(group.updatedAt()));
        return document;
    }
}
