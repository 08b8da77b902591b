package io.ledgerchat.api.ledger;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;

/** Who may read and verify the ledger: administrators, and auditors, who may do nothing else. */
public final class Auditing {
    /** The role of somebody who reads and verifies, and changes nothing. */
    public static final String ROLE = "AUDITOR";

    private Auditing() {}

    public static boolean mayRead(Caller caller) {
        return caller.isAdministrator() || isAuditor(caller);
    }

    public static boolean isAuditor(Caller caller) {
        return caller.role().equalsIgnoreCase(ROLE);
    }

    /** Ends the request with 403 for anybody else. */
    public static void requireReader(Caller caller) {
        if (!mayRead(caller)) {
            throw Answer.message(403, "Forbidden");
        }
    }

    /** Ends the request with 403 for anybody but an administrator. */
    public static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
    }
}
