package io.ledgerchat.query.ledger;

import org.jspecify.annotations.Nullable;

/** A thing that was otherwise at two moments; absent where it did not exist. */
public record ThingDifference(
        String thing,
        @Nullable ThingVersion before,
        @Nullable ThingVersion after) {}
