package io.ledgerchat.command.permission;

import io.ledgerchat.command.support.Scene;

/** The policy on a stage, for the tests of features that ask it. */
public final class AccessStage {
    private AccessStage() {}

    public static AccessPolicy in(Scene scene, Memberships memberships) {
        var policy = new AccessPolicy(scene.repository(ResourceAccess.class), memberships);
        scene.handledBy(new AccessKeeping(policy));
        return policy;
    }
}
