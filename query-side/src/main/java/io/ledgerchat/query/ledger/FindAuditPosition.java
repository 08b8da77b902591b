package io.ledgerchat.query.ledger;

/** The position of the event with this id, if there is one: an optional {@code Long}. */
public record FindAuditPosition(String eventId) {}
