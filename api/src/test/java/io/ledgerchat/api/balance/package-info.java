/** Credits over HTTP. */
@NullMarked
package io.ledgerchat.api.balance;

import org.jspecify.annotations.NullMarked;
