package io.ledgerchat.api.share;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is shared to whoever may open it, and records that it was opened (contract 50 §4.1, §4.2). */
@RestController
@RequestMapping("/api/share/{shareId}")
class SharedController {
    private final SharedConversations shares;
    private final SharedFiles files;
    private final AccessLog log;
    private final Settings settings;
    private final ConfigurationFile file;

    SharedController(
            SharedConversations shares, SharedFiles files, AccessLog log, Settings settings, ConfigurationFile file) {
        this.shares = shares;
        this.files = files;
        this.log = log;
        this.settings = settings;
        this.file = file;
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> show(
            HttpServletRequest request, @Nullable Caller reader, @PathVariable String shareId) {
        var share = shares.open(reader, shareId);
        log.recordOnce(request, reader, "open", share.shareId().toString(), share.owner());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(SharedDocuments.of(share, shares.messages(share), files.areShown(share)));
    }

    /** What the page of a shared link needs to know of this installation. */
    @GetMapping("/config")
    Map<String, Object> config(@Nullable Caller reader, @PathVariable String shareId) {
        shares.open(reader, shareId);
        var look = settings.look();
        var document = new LinkedHashMap<String, Object>();
        document.put("appTitle", look.appTitle());
        putIfKnown(document, "analyticsGtmId", look.analyticsGtmId());
        putIfKnown(document, "bundlerURL", look.bundlerUrl());
        putIfKnown(document, "staticBundlerURL", look.staticBundlerUrl());
        putIfKnown(document, "customFooter", look.customFooter());
        var shown = new LinkedHashMap<String, Object>();
        for (String key : List.of("privacyPolicy", "termsOfService")) {
            putIfKnown(shown, key, file.interfaces().written().get(key));
        }
        if (!shown.isEmpty()) {
            document.put("interface", shown);
        }
        return document;
    }

    private static void putIfKnown(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
