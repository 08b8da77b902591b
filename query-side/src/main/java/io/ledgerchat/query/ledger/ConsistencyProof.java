package io.ledgerchat.query.ledger;

import java.util.List;

/** That a tree is how a larger one began, by RFC 9162 §2.1.4. */
public record ConsistencyProof(long from, long to, String fromRoot, String toRoot, List<String> path) {}
