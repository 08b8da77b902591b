package io.ledgerchat.api.view;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.query.view.ViewProcessors;
import io.ledgerchat.query.view.ViewStatus;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** LedgerChat's own routes about views; administrators only. */
@RestController
@RequestMapping("/api/ledgerchat/views")
class ViewsController {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsController.class);

    private final ViewProcessors views;
    private final AtomicBoolean rebuilding = new AtomicBoolean();

    ViewsController(ViewProcessors views) {
        this.views = views;
    }

    /** Lag is {@code head - position}, in events. */
    @GetMapping
    ResponseEntity<?> status(Caller caller) {
        return caller.isAdministrator() ? ResponseEntity.ok(Map.of("views", views.status())) : forbidden();
    }

    /**
     * Fills the view anew beside the live one, compares, and switches; answers with lines of progress as it goes on. One
     * rebuild at a time. It goes on when the client leaves.
     */
    @PostMapping("/{name}/rebuild")
    ResponseEntity<?> rebuild(Caller caller, @PathVariable String name) {
        if (!caller.isAdministrator()) {
            return forbidden();
        }
        List<String> known = views.status().stream().map(ViewStatus::name).toList();
        if (!known.contains(name)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Map.of("message", "There is no view of that name; known are " + known));
        }
        if (!rebuilding.compareAndSet(false, true)) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Map.of("message", "Another rebuild is running on this node"));
        }
        StreamingResponseBody lines = out -> {
            try (var told = new PrintWriter(out, true, StandardCharsets.UTF_8)) {
                var outcome = views.rebuild(name).run(line -> {
                    LOG.info("{}", line);
                    told.println(line);
                });
                told.println("differences found: " + outcome.differences());
            } finally {
                rebuilding.set(false);
            }
        };
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(lines);
    }

    private static ResponseEntity<?> forbidden() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("message", "Forbidden"));
    }
}
