package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.agent.FindFilesSharedByAgents;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Who may read one file (contract 60 §10.1). */
@Component
public class FileAccess {
    private final Queries queries;

    FileAccess(Queries queries) {
        this.queries = queries;
    }

    /**
     * The file, if there is one that the caller may read.
     *
     * @throws Answer 404 or 403
     */
    public StoredFile readable(Caller caller, String id) {
        String form = id.startsWith("file-") || id.startsWith("assistant-") ? id : id.toLowerCase(Locale.ROOT);
        if (!FileId.isValid(form)) {
            throw notFound();
        }
        var file = queries.optional(new FindFile(new FileId(form)), StoredFile.class)
                .orElseThrow(FileAccess::notFound);
        if (!file.owner().equals(caller.id()) && !isShared(caller, file)) {
            throw forbidden();
        }
        return file;
    }

    /** Lent by an agent that the caller wrote or may view. */
    private boolean isShared(Caller caller, StoredFile file) {
        var question =
                new FindFilesSharedByAgents(caller.id(), List.of(file.fileId().value()));
        return !queries.list(question, String.class).isEmpty();
    }

    private static Answer notFound() {
        return worded(404, "File not found", "File not found");
    }

    private static Answer forbidden() {
        return worded(403, "Forbidden", "Insufficient permissions to access this file");
    }

    private static Answer worded(int status, String error, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        body.put("message", message);
        return new Answer(status, body);
    }
}
