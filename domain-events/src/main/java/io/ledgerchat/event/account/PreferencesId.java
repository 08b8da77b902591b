package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Subject;

/** Identifies what one account chose for itself; its value is the account's. */
public record PreferencesId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PreferencesId {
        if (!AccountId.isValid(value)) {
            throw new IllegalArgumentException("preferences are an account's");
        }
    }

    public static PreferencesId of(AccountId account) {
        return new PreferencesId(account.value());
    }

    public AccountId account() {
        return new AccountId(value);
    }

    @Override
    public String kind() {
        return "preferences";
    }

    /** What is personal in them is erased with the account. */
    @Override
    public Subject subject() {
        return account().subject();
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
