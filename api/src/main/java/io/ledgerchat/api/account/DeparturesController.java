package io.ledgerchat.api.account;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.account.DepartureReport;
import io.ledgerchat.query.account.FindDepartureReports;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** LedgerChat's own route about deleted accounts; administrators only. */
@RestController
class DeparturesController {
    private static final int MOST = 200;

    private final Queries queries;

    DeparturesController(Queries queries) {
        this.queries = queries;
    }

    /** What was removed with the accounts that were deleted last, and what is left. */
    @GetMapping("/api/ledgerchat/departures")
    Map<String, List<DepartureReport>> departures(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
        return Map.of("departures", queries.list(new FindDepartureReports(MOST), DepartureReport.class));
    }
}
