package io.ledgerchat.api.permission;

/** One thing that a role may do within a {@link PermissionType}; names as on the wire. */
public enum Permission {
    USE,
    CREATE,
    UPDATE,
    READ,
    OPT_OUT,
    SHARE,
    SHARE_PUBLIC,
    VIEW_USERS,
    VIEW_GROUPS,
    VIEW_ROLES,
    CONFIGURE_OBO
}
