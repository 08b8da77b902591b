package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.Principal;

/** To what a principal was given access by itself: a list of {@link Grant}. */
public record FindGrantsTo(Principal principal) {}
