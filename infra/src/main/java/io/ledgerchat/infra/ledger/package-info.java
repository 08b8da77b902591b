/** The log on its engine: storage, serialisation, tokens, positions, the processors of views. */
@NullMarked
package io.ledgerchat.infra.ledger;

import org.jspecify.annotations.NullMarked;
