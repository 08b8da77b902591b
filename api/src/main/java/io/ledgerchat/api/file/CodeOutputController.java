package io.ledgerchat.api.file;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.CodeOutputs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Passes on files that a code sandbox made (contract 60 §10.4). */
@RestController
class CodeOutputController {
    private static final Logger LOG = LoggerFactory.getLogger(CodeOutputController.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{21}");
    private static final Set<String> PROFILES = Set.of("default", "stateful");

    private final CodeOutputs outputs;
    private final AccessLog log;

    CodeOutputController(CodeOutputs outputs, AccessLog log) {
        this.outputs = outputs;
        this.log = log;
    }

    @GetMapping("/api/files/code/download/{sessionId}/{fileId}")
    void download(
            Caller caller,
            @PathVariable String sessionId,
            @PathVariable String fileId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String profile = Objects.requireNonNullElse(request.getParameter("execution_profile"), "default");
        if (!ID.matcher(sessionId).matches() || !ID.matcher(fileId).matches() || !PROFILES.contains(profile)) {
            throw new Answer(400, "Bad request");
        }
        if (!outputs.isConfigured()) {
            throw new Answer(501, "Not Implemented");
        }
        log.record(caller, "download", "code-output:" + fileId, caller.id());
        try (var bytes = outputs.open(caller.id(), sessionId, fileId, profile)
                .orElseThrow(() -> new IOException("the code sandbox has no such file"))) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
            response.setContentType("application/octet-stream");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            bytes.transferTo(response.getOutputStream());
        } catch (IOException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            LOG.warn("A code output cannot be had: {}", failed.getMessage());
            response.reset();
            throw new Answer(500, "Error downloading file");
        }
    }
}
