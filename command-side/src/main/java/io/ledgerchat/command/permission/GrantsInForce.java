package io.ledgerchat.command.permission;

import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.util.List;

/**
 * The port to what a principal was given access to by itself. It answers only when it knows everything that was recorded
 * before it was asked, and throws when that cannot be had in time.
 */
public interface GrantsInForce {
    List<ResourceId> to(Principal principal);
}
