package io.ledgerchat.infra.ledger;

import java.util.UUID;

/** Names this run of this node where nodes claim what only one of them may do; no two runs have the same. */
record NodeName(String value) {
    static NodeName fresh() {
        return new NodeName("node-" + UUID.randomUUID());
    }
}
