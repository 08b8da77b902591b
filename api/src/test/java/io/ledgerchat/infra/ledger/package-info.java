/** The log on its real engines. */
@NullMarked
package io.ledgerchat.infra.ledger;

import org.jspecify.annotations.NullMarked;
