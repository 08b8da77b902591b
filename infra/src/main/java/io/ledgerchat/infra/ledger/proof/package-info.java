/** The Merkle tree over the log: sealing, signing, proving, verifying. */
@NullMarked
package io.ledgerchat.infra.ledger.proof;

import org.jspecify.annotations.NullMarked;
