@NullMarked
package io.ledgerchat.api.ledger;

import org.jspecify.annotations.NullMarked;
