/** Tests of this package. */
@NullMarked
package io.ledgerchat.infra.ledger.history;

import org.jspecify.annotations.NullMarked;
