/** What happened to accounts, their sessions and the provider keys they hold. */
@NullMarked
package io.ledgerchat.event.account;

import org.jspecify.annotations.NullMarked;
