@NullMarked
package io.ledgerchat.query.ledger;

import org.jspecify.annotations.NullMarked;
