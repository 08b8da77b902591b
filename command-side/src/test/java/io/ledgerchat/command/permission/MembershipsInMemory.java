package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who belongs to what, for tests: everybody is an ordinary user of no group until told otherwise. */
public final class MembershipsInMemory implements Memberships {
    private final Map<AccountId, Membership> known = new HashMap<>();

    public MembershipsInMemory with(AccountId account, String role, GroupId... groups) {
        known.put(account, new Membership(role, List.of(groups)));
        return this;
    }

    @Override
    public Membership of(AccountId account) {
        return known.getOrDefault(account, new Membership("USER", List.of()));
    }
}
