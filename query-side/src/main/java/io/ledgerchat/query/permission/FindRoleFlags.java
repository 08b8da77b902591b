package io.ledgerchat.query.permission;

/** All that administrators decided about what roles may do: a list of {@link RoleFlag}. */
public record FindRoleFlags() {}
