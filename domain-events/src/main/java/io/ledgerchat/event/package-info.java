/** What every event shares: ids, stored names, personal fields, and the leaf that the ledger hashes. */
@NullMarked
package io.ledgerchat.event;

import org.jspecify.annotations.NullMarked;
