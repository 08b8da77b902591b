package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.SignInSettings.Registration;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.query.account.FindWhetherAnybodyRegistered;
import org.springframework.stereotype.Component;

/**
 * Whether a stranger may register now. When the operator says nothing, LibreChat closes registration; here the first person may
 * still come in, so that a fresh installation can be used at all, and then the door shuts.
 */
@Component
public class RegistrationRule {
    private final Registration rule;
    private final Queries queries;

    /** Set for good once somebody has registered: nobody can undo that. */
    private volatile boolean taken;

    RegistrationRule(Settings settings, Queries queries) {
        this.rule = settings.signIn().registration();
        this.queries = queries;
    }

    public boolean isOpen() {
        return switch (rule) {
            case OPEN -> true;
            case CLOSED -> false;
            case FIRST_ACCOUNT_ONLY -> !isTaken();
        };
    }

    /** Whether only the very first account may be opened; the domain then makes sure of it. */
    boolean admitsOnlyTheFirst() {
        return rule == Registration.FIRST_ACCOUNT_ONLY;
    }

    private boolean isTaken() {
        if (!taken) {
            taken = queries.one(new FindWhetherAnybodyRegistered(), Boolean.class);
        }
        return taken;
    }
}
