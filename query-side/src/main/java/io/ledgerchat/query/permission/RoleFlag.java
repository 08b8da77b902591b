package io.ledgerchat.query.permission;

/**
 * One decision of administrators about a role.
 *
 * @param type the feature, such as {@code AGENTS}
 * @param permission what may be done there, such as {@code SHARE}
 */
public record RoleFlag(String role, String type, String permission, boolean allowed) {}
