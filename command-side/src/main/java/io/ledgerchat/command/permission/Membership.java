package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.Principal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account belongs to.
 *
 * @param role empty for an account that does not exist
 */
public record Membership(String role, List<GroupId> groups) {
    /** The account's role has every capability (contract 75 §1). */
    public boolean isAdministrator() {
        return role.equals("ADMIN");
    }

    /** As whom the account has access: itself, its role, its groups, and the public. */
    public List<Principal> principals(AccountId account) {
        var principals = new ArrayList<Principal>();
        principals.add(Principal.user(account));
        if (!role.isEmpty()) {
            principals.add(Principal.role(role));
        }
        groups.forEach(group -> principals.add(Principal.group(group)));
        principals.add(Principal.PUBLIC);
        return principals;
    }
}
