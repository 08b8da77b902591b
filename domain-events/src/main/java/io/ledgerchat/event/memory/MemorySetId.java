package io.ledgerchat.event.memory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.account.AccountId;

/**
 * Identifies all that is remembered about one account; its value is the account's. A data key of its own protects it, so
 * that memories can be erased while the account stays.
 */
public record MemorySetId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemorySetId {
        if (!AccountId.isValid(value)) {
            throw new IllegalArgumentException("memories are an account's");
        }
    }

    public static MemorySetId of(AccountId account) {
        return new MemorySetId(account.value());
    }

    public AccountId account() {
        return new AccountId(value);
    }

    @Override
    public String kind() {
        return "memories";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
