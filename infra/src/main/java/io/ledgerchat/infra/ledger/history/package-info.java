/** How things were, read back from their events. */
@NullMarked
package io.ledgerchat.infra.ledger.history;

import org.jspecify.annotations.NullMarked;
