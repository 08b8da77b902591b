/** Tests of this package. */
@NullMarked
package io.ledgerchat.infra.ledger.forgetting;

import org.jspecify.annotations.NullMarked;
