package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what files say to those who may read them (contract 60 §10.5). */
@RestController
class PreviewController {
    private final FileAccess access;
    private final FilePreviews previews;

    PreviewController(FileAccess access, FilePreviews previews) {
        this.access = access;
        this.previews = previews;
    }

    @GetMapping("/api/files/{fileId}/preview")
    Map<String, @Nullable Object> preview(Caller caller, @PathVariable String fileId) {
        return previews.of(access.readable(caller, fileId).fileId());
    }
}
