/** The ledger over HTTP: checkpoints and proofs, the audit log, history, holds, retention and erasure. */
@NullMarked
package io.ledgerchat.api.ledger;

import org.jspecify.annotations.NullMarked;
