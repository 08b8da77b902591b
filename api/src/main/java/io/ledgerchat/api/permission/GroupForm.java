package io.ledgerchat.api.permission;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.permission.GroupProfile;
import io.ledgerchat.query.permission.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A group as administrators send it, and as they read it (contract 75 §3). */
record GroupForm(JsonNode body) {
    private static final int MOST_MEMBERS = 500;
    private static final int LONGEST_MEMBER = 500;

    GroupProfile profile() {
        var name = text("name", 500);
        if (name == null || name.isBlank()) {
            throw Answer.error(400, "name is required");
        }
        return new GroupProfile(name.strip(), text("description", 2000), text("email", 500), text("avatar", 2000));
    }

    /** What it was, with what is said here in its place. */
    GroupProfile changed(Group group) {
        if (Stream.of("name", "description", "email", "avatar").noneMatch(body::has)) {
            throw Answer.error(400, "No valid fields to update");
        }
        var name = body.has("name") ? text("name", 500) : group.name();
        if (name == null || name.isBlank()) {
            throw Answer.error(400, "name must be a non-empty string");
        }
        return new GroupProfile(
                name.strip(),
                body.has("description") ? text("description", 2000) : group.description(),
                body.has("email") ? text("email", 500) : group.email(),
                body.has("avatar") ? text("avatar", 2000) : group.avatar());
    }

    String source() {
        var source = text("source", 100);
        if (source != null && !Set.of("local", "entra").contains(source)) {
            throw Answer.error(400, "Invalid source value");
        }
        return source == null ? "local" : source;
    }

    @Nullable
    String sourceId() {
        var id = text("idOnTheSource", 500);
        if (!source().equals("local") && (id == null || id.isBlank())) {
            throw Answer.error(400, "Group validation failed: idOnTheSource: Path `idOnTheSource` is required.");
        }
        return id;
    }

    List<String> members() {
        var members = body.path("memberIds");
        if (members.size() > MOST_MEMBERS) {
            throw Answer.error(400, "memberIds must not exceed 500 entries");
        }
        return members.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(member -> !member.isBlank() && member.length() <= LONGEST_MEMBER)
                .toList();
    }

    private @Nullable String text(String field, int longest) {
        var value = body.path(field);
        if (!value.isString()) {
            return null;
        }
        if (value.asString().length() > longest) {
            throw Answer.error(400, field + " must not exceed " + longest + " characters");
        }
        return value.asString();
    }

    static @Nullable String storable(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static Map<String, Object> document(Group group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("_id", group.groupId().value());
        document.put("name", group.name());
        putIfKnown(document, "description", group.description());
        putIfKnown(document, "email", group.email());
        putIfKnown(document, "avatar", group.avatar());
        document.put("memberIds", group.members());
        document.put("source", group.source());
        putIfKnown(document, "idOnTheSource", group.sourceId());
        document.put("createdAt", IsoTime.of(group.createdAt()));
        document.put("updatedAt", IsoTime.of(group.updatedAt()));
        return document;
    }

    private static void putIfKnown(Map<String, Object> document, String key, @Nullable String value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
