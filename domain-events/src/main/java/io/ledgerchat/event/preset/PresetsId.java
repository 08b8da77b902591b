package io.ledgerchat.event.preset;

import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.account.AccountId;

/** Identifies the presets of one account. */
public record PresetsId(AccountId owner) implements Identifier {
    @Override
    public String kind() {
        return "presets";
    }

    @Override
    public String value() {
        return owner.value();
    }

    @Override
    public String toString() {
        return kind() + ":" + value();
    }
}
