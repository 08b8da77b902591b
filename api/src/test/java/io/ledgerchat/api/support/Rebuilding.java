package io.ledgerchat.api.support;

import static org.awaitility.Awaitility.await;

import io.ledgerchat.query.view.Rebuild;
import io.ledgerchat.query.view.RebuildOrder;
import io.ledgerchat.query.view.Rebuilds;
import java.time.Duration;

/** Rebuilds of a running server, as people order them. */
public final class Rebuilding {
    private static final Duration BOUND = Duration.ofMinutes(3);

    private Rebuilding() {}

    /** Has a view rebuilt, whatever becomes of it. */
    public static Rebuild of(RunningLedgerChat server, String view) {
        return of(server, new RebuildOrder(view, false, false, false, "test"));
    }

    public static Rebuild of(RunningLedgerChat server, RebuildOrder order) {
        Rebuilds rebuilds = server.bean(Rebuilds.class);
        long id = rebuilds.request(order).orElseThrow();
        return await().atMost(BOUND).until(() -> rebuilds.find(id).orElseThrow(), Rebuild::isOver);
    }
}
