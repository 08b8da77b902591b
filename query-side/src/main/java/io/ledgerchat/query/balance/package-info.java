/** What is known of credits. */
@NullMarked
package io.ledgerchat.query.balance;

import org.jspecify.annotations.NullMarked;
