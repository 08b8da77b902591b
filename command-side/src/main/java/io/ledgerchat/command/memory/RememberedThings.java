package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to what is remembered. */
public interface RememberedThings {
    /** What is remembered for every chat, or, with an agent, what that agent alone remembers; by key. */
    List<Thing> about(AccountId account, @Nullable String agentId);

    /** One of them. */
    record Thing(String key, String value) {
        /** Tells nothing of the person. */
        @Override
        public String toString() {
            return "Thing[hidden]";
        }
    }
}
