package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import java.util.List;

/** Those of these accounts that exist: a list of {@link Person}. */
public record FindPeople(List<AccountId> accountIds) {}
