package io.ledgerchat.api.account;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.account.DepartureReport;
import io.ledgerchat.query.account.FindDepartureReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** LedgerChat's own route about deleted accounts; administrators only. */
@RestController
@Tag(name = "Administration")
class DeparturesController {
    private static final int MOST = 200;

    private final Queries queries;
    private final AccessLog accesses;

    DeparturesController(Queries queries, AccessLog accesses) {
        this.queries = queries;
        this.accesses = accesses;
    }

    @Operation(summary = "What was removed with the accounts that were deleted last, and what is left")
    @GetMapping("/api/ledgerchat/departures")
    Map<String, List<DepartureReport>> departures(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
        accesses.record(caller, "read", "account:departures", null);
        return Map.of("departures", queries.list(new FindDepartureReports(MOST), DepartureReport.class));
    }
}
