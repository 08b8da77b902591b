package io.ledgerchat.api.analytics;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.ledger.Auditing;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.analytics.Star;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The star as files of the Apache Parquet format, without what names people; every export is recorded first.
 *
 * <p>A table is as large as the log makes it, and is read on one connection for as long as that takes: so one at a time, by way
 * of a file in the home folder, which the next one overwrites when a crash has left it there.
 */
@RestController
@Tag(name = "Analytics")
@RequestMapping("/api/ledgerchat/analytics")
class StarController {
    private static final int EXPORTED_AT_ONCE = 1;

    private final Star star;
    private final AccessLog accesses;
    private final Home home;
    private final Semaphore exporting = new Semaphore(EXPORTED_AT_ONCE);

    StarController(Star star, AccessLog accesses, Home home) {
        this.star = star;
        this.accesses = accesses;
        this.home = home;
    }

    @Operation(summary = "The tables of the star")
    @GetMapping
    Map<String, List<String>> tables(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("tables", star.tables());
    }

    @Operation(
            summary = "A table of the star as a file of the Apache Parquet format",
            description = "Without what names people. One at a time: 429 while another table is being fetched.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/vnd.apache.parquet")))
    @GetMapping("/{table}.parquet")
    void table(Caller caller, @PathVariable String table, HttpServletResponse response) throws IOException {
        Auditing.requireReader(caller);
        if (!star.tables().contains(table)) {
            throw Answer.message(404, "There is no such table");
        }
        if (!exporting.tryAcquire()) {
            throw Answer.message(429, "A table is being exported already");
        }
        try {
            accesses.record(caller, "export", "analytics:" + table, null);
            send(table, response);
        } finally {
            exporting.release();
        }
    }

    private void send(String table, HttpServletResponse response) throws IOException {
        Path file = home.folder("exporting").resolve("table.parquet");
        try {
            star.write(table, file, false);
            response.setContentType("application/vnd.apache.parquet");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + table + ".parquet\"");
            response.setHeader("Cache-Control", "no-store");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
