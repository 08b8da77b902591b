/** LedgerChat's own routes about the ledger: checkpoints, proofs, verification, exports. */
@NullMarked
package io.ledgerchat.api.ledger;

import org.jspecify.annotations.NullMarked;
