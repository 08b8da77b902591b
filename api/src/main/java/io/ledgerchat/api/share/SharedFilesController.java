package io.ledgerchat.api.share;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.account.SignedInByCookie;
import io.ledgerchat.api.file.FileContent;
import io.ledgerchat.api.file.FileNames;
import io.ledgerchat.api.file.FilePreviews;
import io.ledgerchat.query.file.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of shared conversations, for whoever may open the link (contract 50 §4.3). An {@code <img>} sends no token, so the
 * session's cookie tells who asks as well. That somebody fetches a file is recorded before its first byte goes.
 */
@RestController
@RequestMapping("/api/share/{shareId}/files/{fileId}")
class SharedFilesController {
    /** What browsers may show in the page; everything else is saved, as it may hold script. */
    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/avif",
            "image/x-icon",
            "application/pdf");

    private final SharedConversations shares;
    private final SharedFiles files;
    private final SignedInByCookie cookies;
    private final FileContent content;
    private final FilePreviews previews;
    private final AccessLog log;

    SharedFilesController(
            SharedConversations shares,
            SharedFiles files,
            SignedInByCookie cookies,
            FileContent content,
            FilePreviews previews,
            AccessLog log) {
        this.shares = shares;
        this.files = files;
        this.cookies = cookies;
        this.content = content;
        this.previews = previews;
        this.log = log;
    }

    @GetMapping
    void show(
            @Nullable Caller caller,
            @PathVariable String shareId,
            @PathVariable String fileId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var file = fetched(request, reader(caller, request), shareId, fileId);
        send(file, SHOWN.contains(file.type()), request, response);
    }

    @GetMapping("/download")
    void download(
            @Nullable Caller caller,
            @PathVariable String shareId,
            @PathVariable String fileId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(fetched(request, reader(caller, request), shareId, fileId), false, request, response);
    }

    @GetMapping("/preview")
    Map<String, @Nullable Object> preview(
            @Nullable Caller caller,
            @PathVariable String shareId,
            @PathVariable String fileId,
            HttpServletRequest request) {
        return previews.of(
                fetched(request, reader(caller, request), shareId, fileId).fileId());
    }

    private @Nullable Caller reader(@Nullable Caller caller, HttpServletRequest request) {
        return caller != null ? caller : cookies.find(request).orElse(null);
    }

    private StoredFile fetched(HttpServletRequest request, @Nullable Caller reader, String shareId, String fileId) {
        var share = shares.open(reader, shareId);
        var file = files.open(share, fileId);
        log.recordOnce(request, reader, "download", file.fileId().toString(), file.owner());
        return file;
    }

    private void send(StoredFile file, boolean inPage, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(inPage ? file.type() : "application/octet-stream");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, inPage ? "inline" : FileNames.disposition(file.name()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (content.store(file.place()).isEmpty()) {
            throw SharedFiles.gone();
        }
        try {
            content.send(request, response, FileContent.of(file));
        } catch (NoSuchFileException gone) {
            response.reset();
            throw SharedFiles.gone();
        }
    }
}
