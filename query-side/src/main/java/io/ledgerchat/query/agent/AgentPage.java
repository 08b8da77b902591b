package io.ledgerchat.query.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins, absent on the last one */
public record AgentPage(List<AgentLine> agents, @Nullable Position next) {

    /** A place in the list, behind the row with these. */
    public record Position(Instant updatedAt, String documentId) {}
}
