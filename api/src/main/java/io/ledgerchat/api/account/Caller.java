package io.ledgerchat.api.account;

import io.ledgerchat.event.account.AccountId;

/**
 * Who sends a request, as the access token proves it; the principal of the security context and a parameter of
 * controllers.
 *
 * @param role {@code ADMIN}, {@code USER} or a role of the installation's own, read afresh for each request
 */
public record Caller(AccountId id, String role) {
    public boolean isAdministrator() {
        return role.equals("ADMIN");
    }
}
