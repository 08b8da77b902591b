package io.ledgerchat.query.permission;

/** What people look for, as a pattern of SQL. */
final class Pattern {
    private Pattern() {}

    /** Text that holds this, in which nothing has a meaning of its own. */
    static String containing(String text) {
        return "%"
                + text.replace("\u0000", "")
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
    }
}
