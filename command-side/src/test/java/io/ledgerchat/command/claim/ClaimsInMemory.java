package io.ledgerchat.command.claim;

import io.ledgerchat.command.support.Scene;

/** Claims for the tests of other packages. */
public final class ClaimsInMemory {
    private ClaimsInMemory() {}

    public static Claims on(Scene scene) {
        return new Claims(scene.repository(Claim.class));
    }
}
