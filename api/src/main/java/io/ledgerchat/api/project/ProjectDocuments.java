package io.ledgerchat.api.project;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.project.Project;
import java.util.LinkedHashMap;
import java.util.Map;

/** Projects as clients read them. */
final class ProjectDocuments {
    private ProjectDocuments() {}

    static Map<String, Object> of(Project project) {
        var last = project.lastConversationAt();
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", project.projectId().value());
        document.put("name", project.name());
        document.put("description", project.description());
        document.put("user", project.owner().value());
        document.put("conversationCount", project.conversations());
        document.put("lastConversationAt", last == null ? null : IsoTime.of(last));
        document.put(
                "lastConversationId",
                project.last() == null ? null : project.last().value());
        document.put("createdAt", IsoTime.of(project.createdAt()));
        document.put("updatedAt", IsoTime.of(project.updatedAt()));
        return document;
    }
}
