/** Token credits: what accounts were granted and what they spent. */
@NullMarked
package io.ledgerchat.event.balance;

import org.jspecify.annotations.NullMarked;
