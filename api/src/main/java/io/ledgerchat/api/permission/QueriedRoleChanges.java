package io.ledgerchat.api.permission;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.query.permission.FindRoleFlags;
import io.ledgerchat.query.permission.RoleFlag;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for administrators' decisions on roles afresh each time, so that they hold on every node at once. */
@Component
class QueriedRoleChanges implements RoleChanges {
    private final Queries queries;

    QueriedRoleChanges(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<RoleFlag> all() {
        return queries.list(new FindRoleFlags(), RoleFlag.class);
    }
}
