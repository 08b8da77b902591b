package io.ledgerchat.api.file;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.query.file.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Downloads of files (contract 60 §§10.2, 10.3). That somebody fetches one is recorded before its first byte goes. */
@RestController
@RequestMapping("/api/files")
class DownloadController {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadController.class);
    private static final Set<String> NOT_TOLD = Set.of("_id", "__v", "user");
    private static final Set<String> OF_PROVIDERS = Set.of("openai", "azure");

    /** Of older uploads it may be longer than the head of an answer. */
    private static final int LONGEST_METADATA = 4_096;

    private static final String TYPE = "application/octet-stream";

    private final FileAccess access;
    private final FileContent content;
    private final SignedAddresses addresses;
    private final AccessLog log;
    private final JsonMapper json;

    DownloadController(
            FileAccess access, FileContent content, SignedAddresses addresses, AccessLog log, JsonMapper json) {
        this.access = access;
        this.content = content;
        this.addresses = addresses;
        this.log = log;
        this.json = json;
    }

    /** Whose file it is said to be does not matter: the file knows. */
    @GetMapping("/download/{userId}/{fileId}")
    void download(Caller caller, @PathVariable String fileId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file = access.readable(caller, fileId);
        requireStore(file);
        log.record(caller, "download", file.fileId().toString(), file.owner());
        Optional<URI> direct = wantsAddress(request) ? address(file) : Optional.empty();
        if (direct.isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.LOCATION, direct.get().toString());
            response.setStatus(HttpServletResponse.SC_FOUND);
            return;
        }
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(file.name()));
        response.setContentType(TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        String metadata = FileNames.encoded(json.writeValueAsString(metadata(file)));
        if (metadata.length() <= LONGEST_METADATA) {
            response.setHeader("X-File-Metadata", metadata);
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "X-File-Metadata");
        send(file, request, response);
    }

    private void send(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            content.send(request, response, FileContent.of(file));
        } catch (IOException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            LOG.error(
                    "The bytes of {} cannot be had: {}",
                    file.fileId(),
                    failed.getClass().getName());
            response.reset();
            throw new Answer(500, "Error downloading file");
        }
    }

    /** An address of the store itself, for a while. */
    @GetMapping("/download-url/{userId}/{fileId}")
    ResponseEntity<Map<String, @Nullable Object>> address(Caller caller, @PathVariable String fileId) {
        var file = access.readable(caller, fileId);
        requireStore(file);
        log.record(caller, "download", file.fileId().toString(), file.owner());
        URI address = address(file).orElseThrow(() -> new Answer(501, "Not Implemented"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("url", address.toString());
        answer.put("filename", FileNames.offered(file.name()));
        answer.put("type", file.type());
        answer.put("metadata", metadata(file));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
    }

    private static boolean wantsAddress(HttpServletRequest request) {
        return "direct=true".equals(request.getQueryString());
    }

    private Optional<URI> address(StoredFile file) {
        return addresses.of(file.place(), new FileStore.Download(FileNames.disposition(file.name()), TYPE));
    }

    private void requireStore(StoredFile file) {
        if (OF_PROVIDERS.contains(file.place().source()) && file.purpose().model() == null) {
            throw new Answer(400, "The model used when creating this file is not available");
        }
        if (content.store(file.place()).isEmpty()) {
            throw new Answer(501, "Not Implemented");
        }
    }

    private static Map<String, Object> metadata(StoredFile file) {
        var metadata = new LinkedHashMap<String, Object>();
        FileDocuments.listed(file).forEach((key, value) -> {
            if (value != null && !NOT_TOLD.contains(key)) {
                metadata.put(key, value);
            }
        });
        return metadata;
    }
}
