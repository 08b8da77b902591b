package io.ledgerchat.api.transport;

import org.springframework.core.Ordered;

/**
 * In which order requests pass what is common to all, all of it before Spring Security: a body that cannot be read is
 * refused before anybody is asked who they are (contract 00 §1).
 */
final class FilterOrder {
    static final int LAST_RESORT = Ordered.HIGHEST_PRECEDENCE + 10;
    static final int HEALTH = LAST_RESORT + 1;
    static final int REQUEST_ID = HEALTH + 1;
    static final int NO_INDEX = REQUEST_ID + 1;
    static final int PATH = NO_INDEX + 1;
    static final int BODY = PATH + 1;
    static final int CROSS_ORIGIN = BODY + 1;
    static final int TRAILING_SLASH = CROSS_ORIGIN + 1;
    static final int STARTING_UP = TRAILING_SLASH + 1;
    static final int KNOWN_ROUTES = STARTING_UP + 1;

    private FilterOrder() {}
}
