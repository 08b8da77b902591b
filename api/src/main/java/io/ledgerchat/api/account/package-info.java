/** Accounts over HTTP: registration, sign-in, sessions, who is calling. */
@NullMarked
package io.ledgerchat.api.account;

import org.jspecify.annotations.NullMarked;
