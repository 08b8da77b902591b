package io.ledgerchat.query.ledger;

import java.util.List;

/** That an event is a leaf of a tree, by RFC 9162 §2.1.3. */
public record InclusionProof(long leaf, long size, String hash, String root, List<String> path) {}
