package io.ledgerchat.api.startup;

import io.ledgerchat.api.account.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a client asks before anything else. */
@RestController
class StartupController {
    private static final List<Category> CATEGORIES = Stream.of(
                    "idea", "travel", "teach_or_explain", "write", "shop", "code", "misc", "roleplay", "finance")
            .map(value -> new Category("com_ui_" + value, value))
            .toList();

    private final StartupDocuments documents;

    StartupController(StartupDocuments documents) {
        this.documents = documents;
    }

    /** Two documents at one address: a token that is not valid any more gets the strangers' one. */
    @GetMapping("/api/config")
    Map<String, Object> config(@Nullable Caller caller) {
        return caller == null ? documents.forStrangers() : documents.forSignedIn(caller.isAdministrator());
    }

    /** The fixed categories of prompts; clients translate the labels. */
    @GetMapping("/api/categories")
    List<Category> categories(Caller caller) {
        return CATEGORIES;
    }

    /** @param label a key of the client's translations */
    record Category(String label, String value) {}
}
