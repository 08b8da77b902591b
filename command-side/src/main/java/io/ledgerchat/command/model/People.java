package io.ledgerchat.command.model;

import io.ledgerchat.event.account.AccountId;
import java.util.Map;

/** What may be told to a provider about the caller, where an endpoint's headers ask for it. */
public interface People {
    /**
     * The caller's data by the names that headers use, {@code NAME}, {@code EMAIL}, …; what is not known is left out. Asked
     * only when a header wants more than the id.
     */
    Map<String, String> find(AccountId caller);
}
