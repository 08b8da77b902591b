package io.ledgerchat.api.view;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.ledger.Auditing;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.view.Rebuild;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.ViewFigures;
import io.ledgerchat.query.view.ViewProcessors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** LedgerChat's own routes about views: auditors look, administrators rebuild. */
@RestController
@RequestMapping("/api/ledgerchat/views")
class ViewsController {
    private static final int MOST = 100;
    private static final long LOOK_MILLIS = 400;
    private static final long MOST_LOOKS = 200_000;

    private final ViewProcessors views;
    private final ViewFigures figures;
    private final Rebuilds rebuilds;
    private final AccessLog accesses;
    private final JsonMapper json;

    ViewsController(ViewProcessors views, ViewFigures figures, Rebuilds rebuilds, AccessLog accesses, JsonMapper json) {
        this.views = views;
        this.figures = figures;
        this.rebuilds = rebuilds;
        this.accesses = accesses;
        this.json = json;
    }

    /** Lag is {@code head - position}, in events. */
    @GetMapping
    Map<String, Object> status(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("views", views.status(), "figures", figures.all());
    }

    /**
     * Fills the view anew beside the live one, compares, and switches; answers with lines of progress as it goes on. It
     * goes on when the client leaves, and when the node dies another takes it over.
     */
    @PostMapping("/{name}/rebuild")
    void rebuild(
            Caller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean polite,
            HttpServletResponse response)
            throws IOException {
        Auditing.requireAdministrator(caller);
        KnownViews.require(views, name);
        accesses.record(caller, "rebuild", "view:" + name, null);
        long id = rebuilds.request(name, polite, caller.id().value())
                .orElseThrow(() -> Answer.message(409, "A rebuild of this view is under way, or stopped"));
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Ledgerchat-Rebuild", Long.toString(id));
        follow(id, response, rebuild -> rebuild.line() + "\n");
    }

    @GetMapping("/rebuilds")
    Map<String, List<Rebuild>> rebuilds(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("rebuilds", rebuilds.recent(MOST));
    }

    /** Progress as server-sent events, until it is over. */
    @GetMapping("/rebuilds/{id}/events")
    void events(Caller caller, @PathVariable long id, HttpServletResponse response) throws IOException {
        Auditing.requireReader(caller);
        if (rebuilds.find(id).isEmpty()) {
            throw unknown();
        }
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        follow(
                id,
                response,
                rebuild -> "event: " + (rebuild.isOver() ? "end" : "progress") + "\ndata: "
                        + json.writeValueAsString(rebuild) + "\n\n");
    }

    @PostMapping("/rebuilds/{id}/stop")
    Map<String, Boolean> stop(Caller caller, @PathVariable long id) {
        Auditing.requireAdministrator(caller);
        return Map.of("success", rebuilds.stop(id));
    }

    @PostMapping("/rebuilds/{id}/resume")
    Map<String, Boolean> resume(Caller caller, @PathVariable long id) {
        Auditing.requireAdministrator(caller);
        return Map.of("success", rebuilds.resume(id));
    }

    private interface Form {
        String of(Rebuild rebuild);
    }

    private void follow(long id, HttpServletResponse response, Form form) throws IOException {
        var out = response.getOutputStream();
        @Nullable String said = null;
        try {
            for (long look = 0; look < MOST_LOOKS; look++) {
                Rebuild rebuild = rebuilds.find(id).orElseThrow(ViewsController::unknown);
                String line = form.of(rebuild);
                if (!Objects.equals(line, said)) {
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    said = line;
                }
                if (rebuild.isOver()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer unknown() {
        return Answer.message(404, "There is no such rebuild");
    }
}
