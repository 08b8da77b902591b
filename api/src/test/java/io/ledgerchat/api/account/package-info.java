/** Accounts over HTTP. */
@NullMarked
package io.ledgerchat.api.account;

import org.jspecify.annotations.NullMarked;
