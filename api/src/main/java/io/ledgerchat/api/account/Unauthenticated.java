package io.ledgerchat.api.account;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** Nobody is proven to call; the message is the contract's reason (contract 00 §7.3). */
final class Unauthenticated extends AuthenticationException {
    @Serial
    private static final long serialVersionUID = 1L;

    Unauthenticated(String reason) {
        super(reason);
    }
}
