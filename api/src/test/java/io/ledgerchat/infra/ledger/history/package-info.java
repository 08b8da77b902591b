/** History, held against the views of today. */
@NullMarked
package io.ledgerchat.infra.ledger.history;

import org.jspecify.annotations.NullMarked;
