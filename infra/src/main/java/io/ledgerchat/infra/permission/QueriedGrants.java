package io.ledgerchat.infra.permission;

import io.ledgerchat.command.permission.GrantsInForce;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.permission.FindGrantsTo;
import io.ledgerchat.query.permission.Grant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views to what somebody has access, once they have passed the log's head. */
@Component
class QueriedGrants implements GrantsInForce {
    private final QueryGateway queries;
    private final PassedViews views;

    QueriedGrants(QueryGateway queries, PassedViews views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<ResourceId> to(Principal principal) {
        views.await();
        return queries
                .query(new FindGrantsTo(principal), ResponseTypes.multipleInstancesOf(Grant.class))
                .join()
                .stream()
                .map(Grant::resourceId)
                .toList();
    }
}
