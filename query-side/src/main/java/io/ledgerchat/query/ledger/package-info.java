/** What can be asked of the ledger: its checkpoints, proofs, exports and its verification. */
@NullMarked
package io.ledgerchat.query.ledger;

import org.jspecify.annotations.NullMarked;
