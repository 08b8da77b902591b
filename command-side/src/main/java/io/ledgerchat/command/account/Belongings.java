package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.util.Map;

/** The port to all that views, vault and search hold of an account. */
public interface Belongings {
    /** Stands where a place did not answer, so that nobody takes it for empty. */
    long UNKNOWN = -1;

    /** How many things, or {@link #UNKNOWN}, by the name of where they lie; places with none are left out. */
    Map<String, Long> of(AccountId account);
}
