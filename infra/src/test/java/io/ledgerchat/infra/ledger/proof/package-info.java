@NullMarked
package io.ledgerchat.infra.ledger.proof;

import org.jspecify.annotations.NullMarked;
