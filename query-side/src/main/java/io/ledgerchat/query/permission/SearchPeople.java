package io.ledgerchat.query.permission;

/** Accounts whose name, e-mail or user name hold this, in any case: a list of {@link Person}. */
public record SearchPeople(String text, int limit) {
    /** Shows not what was looked for. */
    @Override
    public String toString() {
        return "SearchPeople[limit=" + limit + "]";
    }
}
