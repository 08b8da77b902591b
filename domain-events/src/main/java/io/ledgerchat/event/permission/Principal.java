package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.account.AccountId;
import java.util.Locale;

/**
 * To whom access is given: an account, a group, everybody of a role (by its name), or the public.
 *
 * @param id empty for the public
 */
public record Principal(Type type, String id) {
    /** Everybody who is signed in. */
    public static final Principal PUBLIC = new Principal(Type.PUBLIC, "");

    /** Kinds of principals, by the words of clients in upper case. */
    public enum Type {
        USER,
        GROUP,
        ROLE,
        PUBLIC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Principal user(AccountId account) {
        return new Principal(Type.USER, account.value());
    }

    public static Principal group(GroupId group) {
        return new Principal(Type.GROUP, group.value());
    }

    public static Principal role(String role) {
        return new Principal(Type.ROLE, role);
    }

    @JsonCreator
    public static Principal parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a principal is written type:id");
        }
        return new Principal(
                Type.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return type.word() + ":" + id;
    }
}
