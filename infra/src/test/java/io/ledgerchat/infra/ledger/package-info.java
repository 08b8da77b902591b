/** Tests of this package. */
@NullMarked
package io.ledgerchat.infra.ledger;

import org.jspecify.annotations.NullMarked;
