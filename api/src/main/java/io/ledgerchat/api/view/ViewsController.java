package io.ledgerchat.api.view;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.ledger.Auditing;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.view.Rebuild;
import io.ledgerchat.query.view.RebuildOrder;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.ViewFigures;
import io.ledgerchat.query.view.ViewProcessors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Views")
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

    @Operation(
            summary = "The views, and how far each has read",
            description =
                    "A view's lag is `head - position`, in events. `figures` are of what readers see, on whichever "
                            + "node it is filled: `speed` is events a second, measured over the half second that this takes, "
                            + "`bytes` the size, `deadLetters` how many events it waits at, `skipped` how many it goes on "
                            + "without.")
    @GetMapping
    Map<String, Object> status(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("views", views.status(), "figures", figures.measured());
    }

    @Operation(
            summary = "Fill a view anew beside the live one, and switch",
            description = "Compares both before it switches, and answers with lines of progress. It goes on when "
                    + "the client leaves, and when the node dies another takes it over; the header `Ledgerchat-"
                    + "Rebuild` is its id. `polite` leaves pauses to others. It ends as failed, and readers keep the old "
                    + "one, when the two differ, unless `acceptDifferences`; `keepOld` keeps the one before until the "
                    + "next rebuild. 409 while another rebuild of the "
                    + "view is under way. Administrators only.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain")))
    @PostMapping("/{name}/rebuild")
    void rebuild(
            Caller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean polite,
            @RequestParam(defaultValue = "false") boolean acceptDifferences,
            @RequestParam(defaultValue = "false") boolean keepOld,
            HttpServletResponse response)
            throws IOException {
        Auditing.requireAdministrator(caller);
        KnownViews.require(views, name);
        var order = new RebuildOrder(
                name, polite, acceptDifferences, keepOld, caller.id().value());
        accesses.record(caller, order.action(), "view:" + name, null);
        long id = rebuilds.request(order)
                .orElseThrow(() -> Answer.message(409, "A rebuild of this view is under way, or stopped"));
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Ledgerchat-Rebuild", Long.toString(id));
        follow(id, response, rebuild -> rebuild.line() + "\n");
    }

    @Operation(summary = "The rebuilds of late")
    @GetMapping("/rebuilds")
    Map<String, List<Rebuild>> rebuilds(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("rebuilds", rebuilds.recent(MOST));
    }

    @Operation(
            summary = "Progress of a rebuild as server-sent events, until it is over",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream")))
    @GetMapping("/rebuilds/{id}/events")
    void events(Caller caller, @PathVariable long id, HttpServletResponse response) throws IOException {
        Auditing.requireReader(caller);
        known(id);
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        follow(
                id,
                response,
                rebuild -> "event: " + (rebuild.isOver() ? "end" : "progress") + "\ndata: "
                        + json.writeValueAsString(rebuild) + "\n\n");
    }

    @Operation(
            summary = "Stop a rebuild",
            description = "It keeps what it has filled, and can be resumed. Administrators only.")
    @PostMapping("/rebuilds/{id}/stop")
    Map<String, Boolean> stop(Caller caller, @PathVariable long id) {
        Auditing.requireAdministrator(caller);
        accesses.record(caller, "stop-rebuild", "view:" + known(id).view(), null);
        return Map.of("success", rebuilds.stop(id));
    }

    @Operation(summary = "Let a stopped rebuild go on", description = "Administrators only.")
    @PostMapping("/rebuilds/{id}/resume")
    Map<String, Boolean> resume(Caller caller, @PathVariable long id) {
        Auditing.requireAdministrator(caller);
        accesses.record(caller, "resume-rebuild", "view:" + known(id).view(), null);
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
                Rebuild rebuild = known(id);
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

    private Rebuild known(long id) {
        return rebuilds.find(id).orElseThrow(() -> Answer.message(404, "There is no such rebuild"));
    }
}
