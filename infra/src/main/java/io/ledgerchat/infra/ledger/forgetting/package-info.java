/** Holds, retention and certificates of erasure. */
@NullMarked
package io.ledgerchat.infra.ledger.forgetting;

import org.jspecify.annotations.NullMarked;
