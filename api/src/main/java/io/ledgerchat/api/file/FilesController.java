package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.agent.FindAgentFileIds;
import io.ledgerchat.query.file.FindFiles;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The files of a caller: listed, configured, deleted (contract 60 §§6-9). */
@RestController
@RequestMapping("/api/files")
class FilesController {
    /** All of them go or none, so all of them go in one transaction. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Queries queries;
    private final FileDeletion deletion;
    private final SignedAddresses addresses;
    private final ConfigurationFile file;

    FilesController(Queries queries, FileDeletion deletion, SignedAddresses addresses, ConfigurationFile file) {
        this.queries = queries;
        this.deletion = deletion;
        this.addresses = addresses;
        this.file = file;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> files(Caller caller) {
        return documents(caller, queries.list(new FindFiles(caller.id()), StoredFile.class));
    }

    /** Whoever may view or edit the agent sees what it lends to its tools; others see nothing. */
    @GetMapping("/agent/{agentId}")
    List<Map<String, @Nullable Object>> filesOfAgent(Caller caller, @PathVariable String agentId) {
        if (!AgentId.isValid(agentId)) {
            return List.of();
        }
        var ids = Stream.of(Right.VIEW, Right.EDIT)
                .flatMap(right ->
                        queries
                                .list(new FindAgentFileIds(caller.id(), new AgentId(agentId), right), String.class)
                                .stream())
                .filter(FileId::isValid)
                .distinct()
                .map(FileId::new)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : documents(caller, queries.list(new FindFilesById(ids, null), StoredFile.class));
    }

    private List<Map<String, @Nullable Object>> documents(Caller caller, List<StoredFile> files) {
        return files.stream().map(found -> document(caller, found)).toList();
    }

    /** A document of somebody else is fetched where that is recorded, never at the store itself. */
    private Map<String, @Nullable Object> document(Caller caller, StoredFile file) {
        var document = FileDocuments.listed(file);
        boolean open = file.owner().equals(caller.id()) || file.type().startsWith("image/");
        return open ? addresses.into(document, file) : document;
    }

    @GetMapping("/config")
    Map<String, @Nullable Object> config(Caller caller) {
        return FileConfig.document(file.fileConfig());
    }

    @DeleteMapping
    ResponseEntity<Map<String, Object>> delete(Caller caller, @RequestBody JsonNode body) {
        var ids = usableIds(body.path("files"));
        if (ids.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        var wish = new FileDeletion.Wish(
                ids, text(body, "agent_id"), text(body, "assistant_id"), text(body, "tool_resource"));
        return ResponseEntity.ok(Map.of("message", deletion.carryOut(caller, wish)));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.of(body.path(field).asString("")).filter(value -> !value.isBlank());
    }

    /** Those that have an id of a right form and any path; the others do not count (contract 60 §9.1). */
    private static List<FileId> usableIds(JsonNode files) {
        if (!files.isArray()) {
            throw unreadable("files must be an array");
        }
        if (files.size() > MOST_AT_ONCE) {
            throw unreadable("files must not name more than " + MOST_AT_ONCE + " files at once");
        }
        var ids = new ArrayList<FileId>();
        for (JsonNode entry : files) {
            if (entry.isNull()) {
                throw unreadable("files must not contain null");
            }
            String id = entry.path("file_id").asString("");
            String form = id.startsWith("file-") || id.startsWith("assistant-") ? id : id.toLowerCase(Locale.ROOT);
            if (FileId.isValid(form) && !entry.path("filepath").asString("").isEmpty()) {
                ids.add(new FileId(form));
            }
        }
        return ids;
    }

    private static Answer unreadable(String reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("message", "Error in request");
        body.put("error", reason);
        return new Answer(400, body);
    }
}
