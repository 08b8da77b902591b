package io.ledgerchat.api.ledger;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.apikey.UsedApiKey;
import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log as it grows, as server-sent events; {@code Last-Event-ID} is where a reader goes on. A reader that is slow
 * slows itself: entries are read from the view when it takes them. With every sign of life it is asked again whether the
 * reader may still read.
 */
@RestController
@Tag(name = "Audit log")
class AuditTailController {
    private static final int MOST_READERS = 20;
    private static final int PAGE = 200;
    private static final long PAUSE_MILLIS = 500;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final AuditLog log;
    private final AuditQuestion questions;
    private final AuditReadings readings;
    private final AuditReaders rights;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Semaphore readers = new Semaphore(MOST_READERS);
    private volatile boolean closing;

    AuditTailController(
            AuditLog log,
            AuditQuestion questions,
            AuditReadings readings,
            AuditReaders rights,
            Ledger ledger,
            JsonMapper json) {
        this.log = log;
        this.questions = questions;
        this.readings = readings;
        this.rights = rights;
        this.ledger = ledger;
        this.json = json;
    }

    @EventListener
    void closing(ContextClosedEvent event) {
        closing = true;
    }

    @Operation(
            summary = "The audit log as it grows, as server-sent events",
            description = "Begins with what happens next, or behind the entry that `Last-Event-ID` names. The "
                    + "filters are those of GET /api/admin/audit-log. An API key of an auditor opens it too. "
                    + "429 when twenty readers follow on this node.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream")))
    @DescribesAuditFilter
    @GetMapping("/api/ledgerchat/audit-log/tail")
    void tail(
            Caller caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Auditing.requireReader(caller);
        AuditFilter filter = questions.filter(asked);
        long after = last == null || last.isBlank()
                ? ledger.sealed().position()
                : AuditDocuments.position(last.strip())
                        .orElseThrow(() -> Answer.error(400, "Last-Event-ID is not the id of an entry"));
        readings.record(caller, "tail", "tail", filter);
        if (!readers.tryAcquire()) {
            throw Answer.error(429, "Too many readers follow the audit log on this node");
        }
        try {
            response.setContentType("text/event-stream");
            response.setHeader("Cache-Control", "no-cache, no-transform");
            response.setHeader("X-Accel-Buffering", "no");
            var key = UsedApiKey.of(request);
            follow(tail(filter, after), () -> rights.mayStillRead(caller, key), response.getOutputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            readers.release();
        }
    }

    private AuditTail tail(AuditFilter filter, long after) {
        return new AuditTail(
                () -> ledger.sealed().position(),
                log::end,
                // Who is called so is found anew: people come and change their names.
                (from, before, limit) -> log.following(log.reading(filter), from, before, limit),
                PAGE,
                after);
    }

    private void follow(AuditTail tail, BooleanSupplier mayRead, ServletOutputStream out)
            throws IOException, InterruptedException {
        long beat = System.nanoTime();
        write(out, ": following\n\n");
        while (!closing) {
            List<Entry> page = tail.next();
            for (Entry entry : page) {
                String id = AuditDocuments.id(entry.entry().position());
                write(
                        out,
                        "id: " + id + "\nevent: entry\ndata: " + json.writeValueAsString(AuditDocuments.entry(entry))
                                + "\n\n");
            }
            if (System.nanoTime() - beat > HEARTBEAT.toNanos()) {
                beat = System.nanoTime();
                if (!mayRead.getAsBoolean()) {
                    return;
                }
                write(out, ": alive\n\n");
            }
            if (page.size() < PAGE) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void write(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
