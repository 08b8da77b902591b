package io.ledgerchat.api.conversation;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.message.TemporaryChats;
import io.ledgerchat.api.model.UsableEndpoints;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.conversation.ConversationImports;
import io.ledgerchat.command.conversation.ConversationImports.Order;
import io.ledgerchat.command.conversation.ConversationImports.Progress;
import io.ledgerchat.command.conversation.ConversationImports.TooLarge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes exports of other applications in (contract 40 §2.10). The answer comes when all of it is recorded; of what takes longer
 * than a minute it comes before, and the import goes on.
 */
@RestController
class ImportController {
    private static final String FAILED = "Error processing file";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConversationImports imports;
    private final UsableEndpoints endpoints;
    private final TemporaryChats retention;
    private final RateLimits limits;
    private final ViewsPassed views;
    private final Moments moments;
    private final long limit;

    ImportController(
            ConversationImports imports,
            UsableEndpoints endpoints,
            TemporaryChats retention,
            RateLimits limits,
            ViewsPassed views,
            Moments moments,
            Settings settings) {
        this.imports = imports;
        this.endpoints = endpoints;
        this.retention = retention;
        this.limits = limits;
        this.views = views;
        this.moments = moments;
        this.limit = settings.chat().importLimit();
    }

    @PostMapping("/api/convos/import")
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText(FAILED)
    Map<String, String> take(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        limits.check(Limiter.IMPORT, request, response, caller.id());
        var progress = imports.await(receive(caller, request), PATIENCE);
        if (progress == Progress.FAILED) {
            throw new Answer(500, FAILED);
        }
        views.await();
        return Map.of("message", "Conversation(s) imported successfully");
    }

    private UUID receive(Caller caller, HttpServletRequest request) {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                var part = parts.next();
                if (!part.isFormField() && "file".equals(part.getFieldName())) {
                    return receive(caller, part);
                }
            }
            throw new Answer(500, FAILED);
        } catch (TooLarge tooLarge) {
            throw Answer.message(413, "File exceeds the maximum allowed size");
        } catch (IOException broken) {
            throw new Answer(500, FAILED);
        }
    }

    private UUID receive(Caller caller, FileItemStream part) throws IOException {
        if (!isJson(part)) {
            throw new Answer(415, "Only JSON files are allowed");
        }
        var endpoint = endpoints.first(caller.id());
        var order = new Order(
                caller.id(),
                caller.role(),
                endpoint.endpoint(),
                endpoint.type(),
                retention.expiry(false, moments.now()).orElse(null));
        try (var export = part.openStream()) {
            return imports.receive(order, export, limit);
        }
    }

    private static boolean isJson(FileItemStream part) {
        var type = part.getContentType();
        var name = part.getName();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json")
                || name != null && name.toLowerCase(Locale.ROOT).endsWith(".json");
    }
}
