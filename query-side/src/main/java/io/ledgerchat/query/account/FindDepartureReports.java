package io.ledgerchat.query.account;

/** What was removed with the accounts that were deleted last, the newest first: a list of {@link DepartureReport}. */
public record FindDepartureReports(int limit) {}
