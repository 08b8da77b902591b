package io.ledgerchat.query.preset;

import io.ledgerchat.event.account.AccountId;

/** The presets of this person, by their place and then the latest first: a list of {@link Preset}. */
public record FindPresets(AccountId owner) {}
