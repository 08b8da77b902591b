package io.ledgerchat.api.view;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.view.ViewProcessors;
import io.ledgerchat.query.view.ViewStatus;
import java.util.List;

/** The names that views have; nothing is asked of another, nor recorded about it. */
final class KnownViews {
    private KnownViews() {}

    /** Ends the request with 404 unless there is a view of that name. */
    static void require(ViewProcessors views, String name) {
        List<String> known = views.status().stream().map(ViewStatus::name).toList();
        if (!known.contains(name)) {
            throw Answer.message(404, "There is no view of that name; known are " + known);
        }
    }
}
