package io.ledgerchat.api.file;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what files say to those who may read them (contract 60 §10.5). That somebody reads another's words is recorded
 * before they are answered.
 */
@RestController
class PreviewController {
    private final FileAccess access;
    private final FilePreviews previews;
    private final AccessLog log;

    PreviewController(FileAccess access, FilePreviews previews, AccessLog log) {
        this.access = access;
        this.previews = previews;
        this.log = log;
    }

    @GetMapping("/api/files/{fileId}/preview")
    Map<String, @Nullable Object> preview(Caller caller, @PathVariable String fileId) {
        var file = access.readable(caller, fileId);
        Map<String, @Nullable Object> preview = previews.of(file.fileId());
        if (preview.containsKey("text") && !file.owner().equals(caller.id())) {
            log.record(caller, "preview", file.fileId().toString(), file.owner());
        }
        return preview;
    }
}
