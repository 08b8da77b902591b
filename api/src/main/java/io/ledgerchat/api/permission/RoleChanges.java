package io.ledgerchat.api.permission;

import io.ledgerchat.query.permission.RoleFlag;
import java.util.List;

/** Where administrators' decisions on roles are read from. */
@FunctionalInterface
interface RoleChanges {
    List<RoleFlag> all();
}
