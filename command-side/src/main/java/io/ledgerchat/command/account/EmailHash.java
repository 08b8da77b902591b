package io.ledgerchat.command.account;

import io.ledgerchat.event.claim.ClaimId;

/**
 * The port that turns an e-mail address into the claim on it: a keyed hash of the normalised address, so that the log can
 * keep addresses unique without holding one. The key never changes and is the same on every node.
 */
public interface EmailHash {
    ClaimId claimOn(String address);
}
