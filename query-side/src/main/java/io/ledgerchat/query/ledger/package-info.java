/** What can be asked of the log: the ledger's proofs, the audit log, history, holds and erasures. */
@NullMarked
package io.ledgerchat.query.ledger;

import org.jspecify.annotations.NullMarked;
